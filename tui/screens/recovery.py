"""What is unsaved in another session: how it differs from the file, and what to do with it."""

import asyncio
from datetime import datetime
from itertools import islice
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tui import assets
from tui.notes.text import clean
from tui.notes.writing.desk import Left
from tui.notes.writing.draft import Draft
from tui.notes.writing.line_differences import Line, differences
from tui.screens.question import Answer, Question

CONTINUE = Answer("c", "Continue", "continue")
HERE = Answer("c", "Continue here", "continue")
DISCARD = Answer("d", "Discard it", "discard", is_final=True)
LATER = Answer("l", "Later", "")
LEAVE = Answer("l", "Leave it there", "")
WITHOUT = Answer("w", "Without it", "without")
"""Opens the note as it is in its file, or begins it anew; the unsaved text stays where it is."""

SHOWN = 400
"""How many lines are shown of how the two differ."""

STYLES = {"+": "$text-success", "-": "$text-error", "…": "$text-muted"}
"""The signs say it without colours too."""


class Recovery(Question):
    """Offers text that is unsaved in a session that has ended, or that goes on elsewhere.

    With `opening`, its note is to be opened, which can be done without it.
    """

    CSS_PATH = assets.styles() / "recovery.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "pagedown,space",
            "page(1)",
            show=False,
            id="recovery.page-down",
            tooltip="On in the differences",
        ),
        Binding(
            "pageup,b",
            "page(-1)",
            show=False,
            id="recovery.page-up",
            tooltip="Back in the differences",
        ),
    ]

    scroll = getters.query_one("#recovery-differences", VerticalScroll)
    shown = getters.query_one("#recovery-lines", Static)

    def __init__(self, left: Left, *, opening: bool = False) -> None:
        is_held = left.draft.is_held
        answers = [HERE] if is_held else [CONTINUE, DISCARD]
        answers += [WITHOUT] if opening else [LEAVE if is_held else LATER]
        super().__init__("Unsaved text", sentence(left), *answers)
        self._left = left

    def compose(self) -> ComposeResult:
        """Lay out the question above the differences, and the answers below."""
        with Vertical(id="question") as box:
            box.border_title = Content(self._title)
            yield Static(Content(self._text))
            yield Static("+ kept, not in the file   - only in the file", id="recovery-legend")
            with VerticalScroll(id="recovery-differences"):
                yield Static(id="recovery-lines", markup=False)
            with Horizontal(id="recovery-answers"):
                yield from self.buttons()

    def on_mount(self) -> None:
        """Compare, which may take a moment."""
        self.query(Button).first().focus()
        self.compare()

    @work
    async def compare(self) -> None:
        """Show how the kept text differs from the file."""
        self.shown.update(await asyncio.to_thread(differing, self._left))

    def action_page(self, pages: int) -> None:
        """Scroll the differences."""
        self.scroll.scroll_relative(y=pages * self.scroll.size.height, animate=False)


def sentence(left: Left) -> str:
    """Say what was being written when, and what has become of the file since."""
    if left.file_text is None:
        file = "It is not in a file yet." if not left.draft.base_digest else "Its file is gone."
    elif left.changed_since:
        file = "The file has changed since then; nothing is written over it without asking."
    else:
        file = "The file is as it was."
    return f"{_elsewhere(left.draft) if left.draft.is_held else _earlier(left.draft)} {file}"


def _earlier(draft: Draft) -> str:
    when = _day_and_time(draft.written)
    return f"You were writing {draft.path} when an earlier session ended, on {when}."


def _elsewhere(draft: Draft) -> str:
    host = f" on {clean(draft.host)}" if draft.host else ""
    since = f" since {_day_and_time(draft.since)}" if draft.since else ""
    return (
        f"You are writing {draft.path} in another session{host}{since}, last on "
        f"{_day_and_time(draft.written)}; perhaps its connection was lost. Continue here? "
        "It is told so, and loses nothing."
    )


def _day_and_time(moment: datetime) -> str:
    return f"{moment.astimezone():%d %B, %H:%M}"


def differing(left: Left) -> Content:
    """Lay out how a kept text differs from the file, as far as it is shown."""
    lines = differences(left.file_text or "", left.draft.text)
    parts = [_line(line) for line in islice(lines, SHOWN)]
    if next(lines, None):
        parts.append(_line(Line("…", f"more than these {SHOWN} lines differ")))
    return Content("\n").join(parts)


def _line(line: Line) -> Content:
    return Content.styled(f"{line.sign} {clean(line.text)}", STYLES.get(line.sign, ""))
