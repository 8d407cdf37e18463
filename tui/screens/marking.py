"""What the person at the keyboard has read, marked as they go and shown in the timeline."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from time import monotonic

from textual import getters, on, work

from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.readers.chronicle import Chronicle
from tui.notes.readers.reading import Marked, Reading, ReadState
from tui.notes.readers.reading_order import Found, along, beside, unread_after
from tui.notes.readers.unread import SETTLED, authors, unread_paths
from tui.notes.week import Week
from tui.panes.box import Box
from tui.panes.lists.timeline import Timeline
from tui.panes.note.viewer import Viewer
from tui.screens import composed, first_visit
from tui.screens.marking_keys import MARKING_KEYS
from tui.screens.question import Answer, Question
from tui.screens.scene import Scene
from tui.screens.seen import UNMET, Seen
from tui.screens.wanted import PageWanted, WeekWanted

GLANCE = 1.5
"""Seconds: a note that is gone on from sooner was not read."""

OTHERS_MARK = 30.0
"""Seconds between two looks at what the same person marks in another session."""

ALL_READ = (
    Answer("o", "Older than this week", "older"),
    Answer("w", "This week's", "week"),
    Answer("a", "All of them", "all"),
)


class Marking(Box):
    """Holds the panes, keeps the marks of what has been read, and leads to what is next.

    A note is read when somebody has gone over to it, or has gone on from it by a key after more
    than a glance; running through the list leaves it unread.
    """

    BINDINGS = MARKING_KEYS

    timeline = getters.query_one(Timeline)
    viewer = getters.query_one(Viewer)

    def __init__(self, library: Library, reading: Reading, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._library = library
        self._reading = reading
        self._marked: list[list[Marked]] = []
        """What was marked all at once, and can be taken back; the last comes last."""
        self.seen: Seen | None = None
        """The note that is on the screen; None where it is no note."""
        self.weeks: Chronicle | None = None
        """All notes by week, as the timeline was given them."""
        self.news: Mapping[str, ReadState] = {}
        """The notes that are not read, by path."""
        self._led_to = ""
        """The note that a key has led to as the next unread one, until a note is on the screen."""

    def on_mount(self) -> None:
        """Follow what the same person reads in another session."""
        self.set_interval(OTHERS_MARK, self._look_at_others)
        self.watch(self.viewer, "scroll_y", self._read_on, init=False)

    def look(self, scene: Scene) -> None:
        """Show the folder as it is now."""
        self.weeks = scene.weeks
        if scene.changed is None:
            self._show_news()
            return
        news = self._reading.news(scene.fresh)
        if news or not self.news.keys().isdisjoint(scene.changed):
            others = {path: it for path, it in self.news.items() if path not in scene.changed}
            self.news = others | news
        self.timeline.show(self.weeks, self.news)

    def arrive(self) -> None:
        """Begin a visit, once the whole folder is known: what is old is no news to a newcomer."""
        self._reading.begin_visit(datetime.now(UTC))
        notes, today = list(self._library.notes.values()), self._library.today()
        settled = self._reading.settle_in(notes, today - SETTLED)
        self._reading.tidy(notes, today)
        if settled:
            self._marked.append(settled)
            self._tell_newcomer(len(settled), len(self._reading.news(notes)))
        self._show_news()

    def _tell_newcomer(self, settled: int, left: int) -> None:
        if told := first_visit.told(settled, left, self.app.size):
            self.notify(told.words, title=told.title, markup=False)

    def _read_on(self) -> None:
        """Take a note as read that somebody scrolls in."""
        if self.viewer.has_focus:
            self.mark_looked_at()

    def leave(self, to: str = "") -> None:
        """Know that the note on the screen is there no more, unless it is led `to` itself."""
        if self.seen and self.seen.note.path != to:
            self.seen = None

    def meet(self, note: Note, body: str, first_line: int, *, ours: bool) -> None:
        """Know that a note is on the screen, with a text that begins with a line of its file.

        Where it was there before, and somebody else has changed its words, it is said.
        """
        if self._led_to == note.path:
            self._go_to_change()
        self._led_to = ""
        before, since = self.seen, monotonic()
        if before and before.note.path == note.path:
            since = before.since
            if not ours and before.body != body and before.note.gist != note.gist:
                since = UNMET
                self._tell("This note was changed just now: bars at its left edge show where.")
        self.seen = Seen(note, body, first_line, since)

    def _go_to_change(self) -> None:
        """Begin with the first section that has changed, unless the note was left in its midst."""
        if (page := self.viewer.page) and page.changed_lines and not self.viewer.scroll_offset.y:
            self.viewer.goto(min(page.changed_lines))  # 0, where it is above all sections

    def mark_looked_at(self) -> None:
        """Take the note on the screen as read if somebody can have looked at it."""
        if self.seen and (self.seen.since == UNMET or monotonic() - self.seen.since >= GLANCE):
            self.mark_seen()

    def mark_seen(self) -> None:
        """Take the note on the screen as read, unless this is the first key since it changed."""
        if self.seen and self.seen.since == UNMET:
            self.seen = self.seen._replace(since=monotonic())
        elif self.seen and self.news.get(self.seen.note.path):
            self._reading.mark_read(self.seen.note, self.seen.body, self.seen.first_line)
            self._show_news(only=self.news)  # there may be less of it, but nothing else

    # From note to note

    @property
    def _here(self) -> str:
        """The note to go on from."""
        return self.seen.note.path if self.seen else self.timeline.current_path or ""

    def action_unread(self, step: int) -> None:
        """Go to the next unread note; the one on the screen is read if it was looked at."""
        self.mark_looked_at()
        if self.weeks is None:
            return
        found = unread_after(self.weeks, self.news, self._here, step, self.timeline.author)
        if found is None:
            is_here = self._here in self.news
            self._tell("Only this note is new." if is_here else "You have read everything.")
            return
        self._led_to = found.path
        self._lead_to(found, "the list")

    def action_beside(self, step: int) -> None:
        """Go to the same week's note of the next colleague."""
        self._go_on(beside, step, "Nobody else has written in this week.")

    def action_along(self, step: int) -> None:
        """Go to the same author's next note, from the page of a week to that of the next."""
        end, page = "latest" if step > 0 else "first", self.viewer.page
        if page and not self.seen and composed.week_of(self._library, page.key):
            self.post_message(WeekWanted(step))
        else:
            self._go_on(along, step, f"This is the author's {end} note.")

    def _go_on(
        self, way: Callable[[Chronicle, str, int], Found | None], step: int, otherwise: str
    ) -> None:
        found = way(self.weeks, self._here, step) if self.weeks else None
        if found:
            self._lead_to(found, "the week")
        else:
            self._tell(otherwise)

    def _lead_to(self, found: Found, order: str) -> None:
        if found.wrapped:
            self._tell(f"Round to the other end of {order}.")
        self.timeline.highlight(found.path)  # at once: the next key may act on it
        self.post_message(PageWanted(found.path, stays=True))

    @on(Timeline.AuthorAsked)
    @work(group="ask")
    async def choose_author(self) -> None:
        """Ask whose notes are to be listed."""
        from tui.screens import prompts

        if self.weeks is None:
            return
        counts = {each.author: each for each in authors(self.weeks, self.news)}
        if name := await self.app.push_screen_wait(prompts.ask_author(counts)):
            self.timeline.author = name

    @on(Timeline.DateAsked)
    @work(group="ask")
    async def choose_date(self) -> None:
        """Ask for a date, and go to its week in the timeline."""
        from tui.screens import prompts

        read = prompts.past_day_reader(self._library)
        text = await self.app.push_screen_wait(prompts.ask_week(read))
        day = read(text) if text else None
        if day and (week := self.timeline.go_to(day)) and day not in week:
            self._tell(f"No note here is of that week. This is the week of {week.label()}.")

    # What counts as read

    @on(Timeline.ReadToggled)
    def toggle(self, event: Timeline.ReadToggled) -> None:
        """Mark notes as read, or as unread again."""
        for note in self._known(event.paths):
            if not event.read:
                self._reading.mark_unread(note)
            elif self.seen and self.seen.note == note:
                self._reading.mark_read(note, self.seen.body, self.seen.first_line)
            else:
                self._reading.mark_read(note)
        self._show_news()

    @on(Timeline.AllReadAsked)
    @work(group="ask")
    async def mark_all(self, event: Timeline.AllReadAsked) -> None:
        """Ask which notes are to be marked as read, or whether to take that back, and do so."""
        answers = self._answers(event.week)
        if not answers:
            self._tell("Nothing is unread, and nothing was marked that could be taken back.")
            return
        asked = "Which notes are to count as read?"
        answer = await self.app.push_screen_wait(Question("Mark as read", asked, *answers))
        if answer == "back":
            self._reading.take_back(self._marked.pop())
        elif answer:
            self._mark_all(self._paths(answer, event.week))
        self._show_news()

    def _answers(self, week: Week | None) -> tuple[Answer, ...]:
        """Return what can be marked, and what can be taken back."""
        answers: tuple[Answer, ...] = ()
        if self.news:
            answers = ALL_READ if week else ALL_READ[-1:]
        if self._marked:
            count = len(self._marked[-1])
            answers = (*answers, Answer("b", f"Back: {count} as they were before", "back"))
        return answers

    def _mark_all(self, paths: Iterable[str]) -> None:
        marked = self._reading.mark_all_read(self._known(paths))
        if marked:
            self._marked.append(marked)
        notes = f"{len(marked) or 'No'} note{'s' * (len(marked) != 1)}"
        back = " Until you quit, R can take that back." if marked else ""
        self._tell(f"{notes} marked as read.{back}")

    def _paths(self, which: str, week: Week | None) -> list[str]:
        if self.weeks is None:
            return []
        author = self.timeline.author
        if which == "all" or week is None:
            return unread_paths(self.weeks, self.news, author=author)
        if which == "week":
            return unread_paths(self.weeks, self.news, author=author, since=week, until=week)
        return unread_paths(self.weeks, self.news, author=author, until=week.shift(-1))

    def _known(self, paths: Iterable[str]) -> list[Note]:
        notes = self._library.notes
        return [notes[path] for path in paths if path in notes]

    def _show_news(self, *, only: Iterable[str] | None = None) -> None:
        if self.weeks is not None:
            notes = self._library.notes.values() if only is None else self._known(only)
            self.news = self._reading.news(notes)
            self.timeline.show(self.weeks, self.news)

    def _tell(self, sentence: str) -> None:
        self.notify(sentence, timeout=3, markup=False)

    @work(group="others", exclusive=True)
    async def _look_at_others(self) -> None:
        if await asyncio.to_thread(self._reading.refresh):
            self._show_news()
