"""Two versions of a note set against each other, and what is to become of them."""

from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui import assets
from tui.notes.writing.merging import Fate, Merged
from tui.panes.borders import subtitle
from tui.panes.note.two_sides import TwoSides
from tui.render.two_sides import Sides
from tui.screens.question import Answer, Question


class Occasion(NamedTuple):
    """What differs here, and the ways out."""

    title: str
    sides: Sides
    answers: tuple[Answer, ...]


WRITTEN = (
    Answer("m", "Merge", "merge"),
    Answer("c", "Save mine as a copy", "copy"),
    Answer("t", "Take theirs", "theirs"),
    Answer("k", "Keep writing", ""),
)
EDITED = Occasion(
    "The note has changed",
    Sides(
        "Yours",
        "Theirs, in the file",
        {
            Fate.MINE: "changed by you",
            Fate.THEIRS: "changed by them",
            Fate.BOTH: "changed by both, alike",
            Fate.CLASH: "changed by both",
        },
    ),
    WRITTEN,
)
"""Somebody has written to the file of a note that is being edited."""

RESUMED = Occasion(
    "The note has changed",
    Sides(
        "Yours",
        "Theirs, in the file",
        {
            Fate.MINE: "only in yours",
            Fate.THEIRS: "only in theirs",
            Fate.BOTH: "in both",
            Fate.CLASH: "different",
        },
    ),
    WRITTEN,
)
"""The same, where nobody knows what both began with, as with a draft of an earlier session."""

COPIED = Occasion(
    "Another version of this note",
    Sides(
        "The note",
        "The copy",
        {
            Fate.MINE: "only in the note",
            Fate.THEIRS: "only in the copy",
            Fate.BOTH: "in both",
            Fate.CLASH: "different",
        },
    ),
    (
        Answer("m", "Merge", "merge"),
        Answer("t", "Take copy", "theirs"),
        Answer("d", "Delete copy", "delete"),
        Answer("c", "Make it a note", "copy"),
        Answer("l", "Later", ""),
    ),
)
"""A sync tool has kept a second version of a note beside it."""


class Conflict(Question):
    """Shows how two versions differ; gives back the value of the answer, or nothing."""

    CSS_PATH = assets.styles() / "conflict.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-medium")]  # noqa: RUF012  # as Textual has it

    two_sides = getters.query_one(TwoSides)

    def __init__(self, occasion: Occasion, text: str, merged: Merged) -> None:
        amid_typing = occasion is not COPIED  # which somebody has asked for
        super().__init__(occasion.title, text, *occasion.answers, amid_typing=amid_typing)
        self._merged = merged
        self._sides = occasion.sides

    def compose(self) -> ComposeResult:
        """Lay out what has happened and the answers above the two versions.

        The answers are not below them, where passing messages would hide them.
        """
        with Vertical(id="conflict") as box:
            box.border_title = Content(self._title)
            subtitle(box, "n next difference   space pages on")
            yield Static(Content(self._text), id="conflict-text")
            with Horizontal(id="conflict-answers"):
                yield from self.buttons()
            yield TwoSides(self._merged, self._sides)

    def on_mount(self) -> None:
        """Be ready to page, besides what every question does then."""
        self.two_sides.focus()


def outlook(merged: Merged, *, is_joined: bool = False) -> str:
    """Say in a sentence what merging would come to.

    `is_joined` says that nobody knows what both versions began with.
    """
    fates = [piece.fate for piece in merged.pieces]
    mine, theirs = fates.count(Fate.MINE), fates.count(Fate.THEIRS)
    taken = (
        "Merging keeps every line of both"
        if is_joined
        else f"Merging takes in {_count(mine, 'change')} of yours and {theirs} of theirs"
    )
    if not merged.clashes:
        return f"{taken}."
    places = _count(merged.clashes, "place")
    return f"{taken}; in {places} they differ in the same lines, and you choose in the editor."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
