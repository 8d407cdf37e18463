"""The keys of the timeline, and its help."""

from textual.binding import Binding, BindingType

HELP = """\
## Timeline

Notes by week, newest first. The note under the cursor is shown beside the list.

| mark | |
|---|---|
| ● | not read yet; ± changed since you read it |
| ✎ | a draft; ✎? asks for review |
| ¶ | a post, not a weeknote |
| ☐3 | three actions are open |
| ~ | the week is a guess |
| ! | something is wrong with the file |

`h` folds a week to one line, `l` unfolds it; `H` does so to all weeks, to see at a glance
who wrote when. On a folded week, `r` is for all its notes. “Not yet” names those who wrote in
two or more of the six weeks before.
"""

_WEEKS = Binding.Group("Week")


def _quiet(keys: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(keys, action, tooltip, show=False, id=f"timeline.{name}", tooltip=tooltip)


TIMELINE_KEYS: list[BindingType] = [
    Binding(
        "left_square_bracket",
        "week(1)",
        "Week back",
        key_display="[",
        id="timeline.earlier",
        tooltip="The week before that has notes",
        group=_WEEKS,
    ),
    Binding(
        "right_square_bracket",
        "week(-1)",
        "Week on",
        key_display="]",
        id="timeline.later",
        tooltip="The next week that has notes",
        group=_WEEKS,
    ),
    Binding(
        "full_stop",
        "this_week",
        "This week",
        key_display=".",
        id="timeline.this-week",
        tooltip="This week, or the last one with notes",
        group=_WEEKS,
    ),
    Binding("r", "read", "Mark read", id="timeline.read", tooltip="Mark it read, or unread again"),
    Binding("a", "author", "Author", id="timeline.author", tooltip="One author's notes, or all"),
    _quiet("w", "date", "date", "Go to the week of a date"),
    _quiet("R", "all_read", "all-read", "Mark many notes read, or take that back"),
    _quiet("escape", "everybody", "everybody", "Everybody's notes again"),
    _quiet("h,left", "fold", "fold", "Fold this week to one line"),
    _quiet("l,right", "unfold", "unfold", "Show this week's notes"),
    _quiet("H", "fold_all", "fold-all", "Fold all weeks, or unfold them"),
]
