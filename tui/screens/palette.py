"""The palette: everything that can be done here, and every note, by the words of its name.

Textual's own is not used: it looks for what is typed in a task that may outlive its list, and it
waits, spins and draws in between, which over a slow line is all that one sees.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import getters, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from tui.notes.note import Note
from tui.panes.lists.line_list import LineList
from tui.panes.lists.offers import Offer, Offers, fitting, resembling
from tui.panes.typed_keys import LineBox
from tui.screens.dialog import Dialog

Find = Callable[[str], Iterable[Offer]]
"""What fits a text that was typed, the best first."""


class Palette(Dialog[Offer | None]):
    """A line to type in above what fits; gives back what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="palette.back", tooltip="Do nothing"),
        Binding("down,ctrl+n", "move(1)", "Next", id="palette.next", tooltip="The next one"),
        Binding("up,ctrl+p", "move(-1)", "Before", id="palette.before", tooltip="The one before"),
        Binding("pagedown", "page(1)", "Page", id="palette.page-down", tooltip="A page on"),
        Binding("pageup", "page(-1)", "Back", id="palette.page-up", tooltip="A page back"),
    ]

    offers = getters.query_one(Offers)

    def __init__(self, title: str, hint: str, find: Find) -> None:
        """Offer what `find` finds; `hint` stands where nothing is typed."""
        super().__init__()
        self._title = title
        self._hint = hint
        self._find = find

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Vertical(id="palette") as box:
            box.border_title = Content(self._title)
            yield LineBox(self._hint)
            yield Offers()

    def on_mount(self) -> None:
        """List what there is before anything is typed."""
        self.offers.show(self._find(""))

    def action_move(self, rows: int) -> None:
        """Move in the list."""
        self.offers.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move by a page of the list."""
        self.offers.action_page(pages)

    @on(Input.Changed)
    def follow_typing(self, event: Input.Changed) -> None:
        """List what fits now."""
        event.stop()
        self.offers.show(self._find(event.value))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Choose what the cursor is on."""
        event.stop()
        self.offers.action_select()

    @on(LineList.Selected)
    def give_back(self, event: LineList.Selected) -> None:
        """Answer with what was chosen."""
        event.stop()
        self.dismiss(event.row)


def commands(app: App[None], screen: Screen[Any]) -> list[Offer]:
    """Offer what the keys do on a screen, those in its line of keys first, and the colours."""
    active = sorted(screen.active_bindings.values(), key=lambda bound: not bound.binding.show)
    offers: dict[str, Offer] = {}
    for node, binding, enabled, _ in active:
        if binding.id and binding.tooltip and enabled:
            run = partial(app.run_action, binding.action, node)
            key = f"key {app.get_key_display(binding)}"
            verb = binding.id.partition(".")[2]
            offers.setdefault(binding.action, Offer(binding.tooltip, run, key, verb))
    return [*offers.values(), Offer("Choose the colours", app.search_themes, "", "theme")]


def everything(done_here: Sequence[Offer], notes: Iterable[Offer]) -> Find:
    """Find commands, then notes; where neither holds the words, commands of similar names."""
    known = (*done_here, *notes)

    def find(typed: str) -> Iterable[Offer]:
        found = list(fitting(known, typed))
        return found or resembling(done_here, typed)

    return find


def notes_newest_first(notes: Iterable[Note], go: Callable[[str], None]) -> list[Offer]:
    """Offer to `go` to notes."""
    return [
        Offer(note.title, partial(go, note.path), _facts(note))
        for note in sorted(notes, key=_age, reverse=True)
    ]


def themes(app: App[None]) -> Find:
    """Find the colours that the app can be shown in."""

    def put_on(name: str) -> None:
        app.theme = name

    offers = [
        Offer(name, partial(put_on, name), "now" if name == app.theme else "")
        for name in sorted(app.available_themes)
    ]
    return partial(fitting, offers)


def _age(note: Note) -> tuple[int, str]:
    return (note.week.start.toordinal() if note.week else 0, note.path)


def _facts(note: Note) -> str:
    return " · ".join(filter(None, (note.author, note.week.label() if note.week else "")))
