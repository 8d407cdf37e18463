"""The keys that lead a note from draft to published."""

from textual.binding import BindingType

from tui.panes.lists.line_list import unshown

PUBLISHING_KEYS: list[BindingType] = [
    unshown(
        "T",
        "status",
        "publishing.status",
        "Have this note reviewed, publish it, or make it a draft again",
    ),
    unshown("K", "check", "publishing.check", "Look this note through, as before it is published"),
    unshown(
        "M",
        "remarks",
        "publishing.remarks",
        "Step through reviewers' remarks; as one of them, add one",
    ),
]
