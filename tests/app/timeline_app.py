"""The timeline alone in an app, which keeps what it is told and asked."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.screen import Screen

from tests.made import TODAY, made_note
from tui.notes.note import Note
from tui.notes.readers.chronicle import chronicle
from tui.notes.readers.chronicle_rows import NO_NEWS, TimelineRow
from tui.notes.readers.reading import ReadState
from tui.panes.lists.cells import Parts
from tui.panes.lists.timeline import Timeline
from tui.screens.layouts import remember_layouts

STYLES = Path(__file__).parents[2] / "styles"


def written(author: str, weeks_ago: int, **fields: object) -> Note:
    week = TODAY - timedelta(weeks=weeks_ago)
    path = f"{author.split(maxsplit=1)[0].lower()}/{weeks_ago}.md"
    return made_note(path, week=week, author=author, **{"title": f"Week {weeks_ago}", **fields})


NOTES = [written(author, n) for n in (1, 2, 3) for author in ("Ada Lovelace", "Ben Kühn")]


class CountedTimeline(Timeline):
    """Remembers which rows it had to draw."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[object] = []

    def draw(self, row: TimelineRow, width: int) -> Parts:
        self.drawn.append(row.key)
        return super().draw(row, width)


class TimelineApp(App[None]):
    CSS_PATH: ClassVar = [STYLES / "line_list.tcss", STYLES / "timeline.tcss"]

    def __init__(self, notes: list[Note] = NOTES, news: Mapping[str, ReadState] = NO_NEWS) -> None:
        super().__init__()
        self.notes = notes
        self.news = news
        self.told: list[str] = []
        self.asked: list[Message] = []

    def get_default_screen(self) -> Screen[None]:
        screen: Screen[None] = super().get_default_screen()
        remember_layouts(screen)  # as the app's own screen does
        return screen

    def compose(self) -> ComposeResult:
        yield CountedTimeline()

    def on_mount(self) -> None:
        self.show(self.news)

    def show(self, news: Mapping[str, ReadState]) -> None:
        self.timeline.show(chronicle(self.notes, today=TODAY), news)

    @property
    def timeline(self) -> CountedTimeline:
        return self.query_one(CountedTimeline)

    @property
    def seen(self) -> list[str]:
        lines = range(min(len(self.timeline.rows), self.timeline.size.height))
        return [self.timeline.render_line(y).text.rstrip() for y in lines]

    def on_timeline_note_highlighted(self, event: Timeline.NoteHighlighted) -> None:
        self.told.append(event.path)

    def on_timeline_note_opened(self, event: Timeline.NoteOpened) -> None:
        self.told.append(f"open {event.path}")

    @on(Timeline.ReadToggled)
    @on(Timeline.AllReadAsked)
    @on(Timeline.AuthorAsked)
    @on(Timeline.DateAsked)
    def keep(self, event: Message) -> None:
        self.asked.append(event)
