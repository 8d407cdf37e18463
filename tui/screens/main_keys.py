"""The keys of the main screen, by name, so that people can put them elsewhere."""

from textual.binding import Binding, BindingType

from tui.panes.lists.line_list import unshown

_PANES = Binding.Group("Panes")


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
    unshown("A", "capture", "main.capture", "Add an action to this week's own note"),
    unshown("z", "zoom", "main.zoom", "Give one pane all the room, or take it back"),
    unshown(
        "ctrl+z", "undo", "main.undo", "Take the last change of an action back, in the file too"
    ),
    unshown("ctrl+y", "redo", "main.redo", "Do again what was taken back"),
    unshown("escape", "back_out", "main.back-out", "Back to all panes, and to the timeline"),
]
