"""The keys that lead from note to note in the order of reading."""

from textual.binding import Binding, BindingType

from tui.panes.lists.line_list import unshown

MARKING_KEYS: list[BindingType] = [
    Binding("n", "unread(1)", "Next new", id="reading.next-unread", tooltip="The next unread note"),
    unshown("p", "unread(-1)", "reading.previous-unread", "The unread note before"),
    unshown("}", "beside(1)", "reading.next-colleague", "The same week by the next colleague"),
    unshown(
        "{", "beside(-1)", "reading.previous-colleague", "The same week by the colleague before"
    ),
    unshown(
        ")",
        "along(1)",
        "reading.later-note",
        "The author's next note; from a week's page, the next week",
    ),
    unshown(
        "(",
        "along(-1)",
        "reading.earlier-note",
        "The author's note before; from a week's page, that before",
    ),
]
