"""The keys of the tracker besides those that change an action, and its help."""

from textual.binding import Binding, BindingType

from tui.panes.tracking.action_keys import ACTION_KEYS

HELP = """\
## Actions

Everybody's open actions; those without an owner count as their author's.

☐ open · ◐ in progress · ☑ done · ☒ cancelled · ▷ carried forward · ↑ ↓ priority

What you change stays in sight until you leave the list or look at it another way. A count typed
before `+` or `-` is in days, with a `w` in weeks: `3+`, `2w+`. With actions marked by `v`, the
next key acts on all of them. Words looked for by `/` stay after `enter`; `esc` lets go of them.
"""


def _quiet(key: str, action: str, label: str, name: str, tooltip: str) -> Binding:
    return Binding(key, action, label, show=False, id=f"tracker.{name}", tooltip=tooltip)


TRACKER_KEYS: list[BindingType] = [
    *ACTION_KEYS,
    Binding("u", "undo", "Undo", id="tracker.undo", tooltip="Take the last change back"),
    _quiet("U", "redo", "Redo", "redo", "Do again what was taken back"),
    Binding("v", "mark", "Mark", id="tracker.mark", tooltip="Mark it for the next key, or not"),
    _quiet("V", "unmark", "Unmark", "unmark", "Let go of all marks"),
    Binding("s", "regroup", "Group", id="tracker.group", tooltip="Group by something else"),
    Binding("m", "mine", "Mine", id="tracker.mine", tooltip="Mine, one person's or everybody's"),
    Binding("f", "scope", "Filter", id="tracker.scope", tooltip="Open, this week's too, or all"),
    Binding("slash", "filter", "Find", id="tracker.filter", tooltip="Only those with some words"),
    _quiet("l,right", "unfold", "Unfold", "unfold", "All of the item as it is written"),
    _quiet("h,left", "fold", "Fold", "fold", "Put the item's lines away"),
    _quiet("escape", "clear_filter", "All", "clear-filter", "Look for no words any more"),
]
