"""The keys that open the editor, whichever pane one is in."""

from textual.binding import Binding, BindingType

from tui.panes.lists.line_list import unshown

DRAFTING_KEYS: list[BindingType] = [
    Binding("e", "edit", "Edit", id="main.edit", tooltip="Edit this note here"),
    Binding("N", "draft", "New note", id="main.draft", tooltip="Write this week's note"),
    unshown("B", "draft_of", "main.draft-of", "Write the note of another week"),
    Binding(
        "equals_sign",
        "settle",
        "Compare",
        key_display="=",
        id="main.settle",
        tooltip="Compare this note with the copy that a sync tool has kept",
    ),
    Binding(
        "e,N,B,A",
        "say_why",
        show=False,
        system=True,
        id="main.say-why",
        tooltip="Say why nothing can be written here",
    ),
]
