"""The keys of the note, by name, so that people can put them elsewhere, and the help on them."""

from textual.binding import Binding, BindingType

from tui.panes.tracking.action_keys import ACTION_KEYS

HELP = """\
## The note

It scrolls like a pager: `space` and `b`, `d` and `u`, `g` and `G`. `space` at the very end goes on
to what is next to be read. `<` and `>` choose how long its lines are.

`tab` walks over links and task boxes, from what is in view and round from the last to the first.
On a box, `space` ticks, and the other keys of the actions work too; on a link, `enter` follows. A
click does either. `pgdn` pages on even there, and `esc` or `1` `2` `3` leave the note. `f` puts
letters on all of them that are in view: type those of a link to follow it, those of a box to
be on it. The lower border says how much of the note you have seen.

`/` finds words; then `n` goes to the next place, `N` to the one before, and `esc` ends it. Capitals
matter only where some are typed.

`]` and `[` go from section to section, and `t` shows the headings to choose one from. `»` marks the
section that you went to, until you scroll. `h` folds it away, `l` brings it back, `y` copies it as
it is written, and `L` shows it from every note; where none is marked, they take the one that the
focused link or box stands in, or else the one on top. `H` folds all of them, `Y` copies the note.

A bar at the left edge marks what has changed since you read the note. Text selected with the mouse
is copied without its line breaks.
"""


def _quiet(keys: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(keys, action, tooltip, show=False, id=f"viewer.{name}", tooltip=tooltip)


VIEWER_KEYS: list[BindingType] = [
    *ACTION_KEYS,
    # Where no box is in sight, some of those keys are for reading.
    _quiet("space", "part(1)", "page-on", "A page down"),
    _quiet("d", "part(0.5)", "half-down", "Half a page down"),
    _quiet("less_than_sign", "width(-1)", "narrower", "Shorter lines"),
    _quiet("greater_than_sign", "width(1)", "wider", "Longer lines"),
    Binding("tab", "next_item", "Next link", id="viewer.next", tooltip="To the next link or box"),
    _quiet("shift+tab", "previous_item", "previous", "To the previous link or box"),
    Binding("enter", "follow", "Follow", id="viewer.follow", tooltip="Follow the link"),
    _quiet("f", "hints", "hints", "Letters on links and boxes: type them to go there"),
    Binding("n", "next_hit(1)", "Next hit", id="viewer.next-hit", tooltip="To the next hit"),
    Binding(
        "N",
        "next_hit(-1)",
        "Hit before",
        id="viewer.previous-hit",
        tooltip="To the hit before",
        show=False,
    ),
    Binding("escape", "end_find", "End find", id="viewer.end-find", tooltip="Find no more"),
    _quiet("h,left", "fold", "fold", "Fold a section away"),
    _quiet("l,right", "unfold", "unfold", "Bring a folded section back"),
    _quiet("H", "fold_all", "fold-all", "Fold all sections away, or bring all back"),
    _quiet("y", "copy_section", "copy-section", "Copy the section, as it is written"),
    _quiet("Y", "copy_all", "copy-all", "Copy the whole note, as it is written"),
    _quiet(
        "ctrl+t",
        "promote",
        "promote",
        "Make a line or sentence in view an action, or the focused box a plain line",
    ),
    Binding(
        "ctrl+t",
        "say_why_not_edit",
        show=False,
        system=True,
        id="viewer.say-why",
        tooltip="Say why this note can't be edited here",
    ),
]
