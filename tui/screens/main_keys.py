"""The keys of the main screen, by name, so that people can put them elsewhere."""

from textual.binding import Binding, BindingType

_PANES = Binding.Group("Panes")


def _quiet(key: str, action: str, name: str, tooltip: str) -> Binding:
    """Return a binding that the help tells of, and the line of keys does not."""
    return Binding(key, action, tooltip, show=False, id=f"main.{name}", tooltip=tooltip)


MAIN_KEYS: list[BindingType] = [
    Binding(
        "1",
        "show_pane('timeline')",
        "Weeks",
        id="main.timeline",
        tooltip="The timeline of weeks",
        group=_PANES,
    ),
    Binding("2", "show_pane('note')", "Note", id="main.note", tooltip="The note", group=_PANES),
    Binding(
        "3",
        "show_pane('tracker')",
        "Actions",
        id="main.tracker",
        tooltip="Everybody's actions",
        group=_PANES,
    ),
    _quiet("A", "capture", "capture", "Add an action to this week's own note"),
    _quiet("z", "zoom", "zoom", "Give one pane all the room, or take it back"),
    _quiet("ctrl+z", "undo", "undo", "Take the last change of an action back, in the file too"),
    _quiet("ctrl+y", "redo", "redo", "Do again what was taken back"),
    _quiet("escape", "back_out", "back-out", "Back to all panes, and to the timeline"),
]
