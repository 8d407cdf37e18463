"""What was found in a note, as a list to step through."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import assets
from tui.panes.borders import subtitle
from tui.panes.editing.finding_list import FindingList, FindingRow
from tui.panes.lists.line_list import LineList
from tui.screens.dialog import Dialog


class Picked(NamedTuple):
    """What is to be done next."""

    verb: str
    """`look`, or what the extra key stands for."""
    at: int = 0
    """Which of the findings the cursor was on, counted from 0."""


class Extra(NamedTuple):
    """A key of its own, besides the one that looks at a line."""

    key: str
    label: str
    verb: str


class CheckList(Dialog[Picked | None]):
    """Shows what was found; gives back what is to be done about it, None where it was left."""

    CSS_PATH = [assets.styles() / name for name in ("line_list.tcss", "check_list.tcss")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="checks.back", tooltip="Back to the note"),
    ]

    listed = getters.query_one(FindingList)
    sentence = getters.query_one("#check-list-sentence", Static)

    def __init__(
        self,
        title: str,
        found: Sequence[tuple[int, str]],
        *,
        extra: Extra | None = None,
        at: int = 0,
    ) -> None:
        """Show lines of a note with a sentence on each, with the cursor on number `at`."""
        super().__init__()
        self._title = title
        self._rows = [FindingRow(n, line, said) for n, (line, said) in enumerate(found)]
        self._extra = extra
        self._at = at

    def compose(self) -> ComposeResult:
        """Lay out the list above the whole sentence of the row that the cursor is on."""
        keys = "enter  go to the line"
        keys += f"   {self._extra.key}  {self._extra.label}" if self._extra else ""
        with Vertical(id="check-list") as box:
            box.border_title = Content(self._title)
            yield FindingList()
            yield Static(id="check-list-sentence", markup=False)
            yield Static(f"{keys}   esc  back", id="check-list-keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list, and bind the extra key."""
        if self._extra:
            self._bindings.bind(self._extra.key, f"take({self._extra.verb!r})", show=False)
        self.listed.replace(self._rows)
        self.listed.cursor = self.listed.nearest(min(self._at, len(self._rows) - 1))
        self.listed.focus()
        count = len(self._rows)
        subtitle(self.query_one("#check-list"), f"{count} thing{'s' * (count != 1)}")

    def action_take(self, verb: str) -> None:
        """Do what the extra key stands for."""
        self.dismiss(Picked(verb, max(0, self.listed.cursor)))

    @on(LineList.Highlighted)
    def tell(self, event: LineList.Highlighted) -> None:
        """Show the whole sentence."""
        event.stop()
        self.sentence.update(Content(event.row.sentence))

    @on(LineList.Selected)
    def look(self, event: LineList.Selected) -> None:
        """Go to the line."""
        event.stop()
        self.dismiss(Picked("look", event.row.number))
