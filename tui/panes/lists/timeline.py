"""The left pane: everybody's notes by week, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from tui.notes.readers.chronicle import Chronicle, WeekOfNotes, by_author
from tui.notes.readers.chronicle_layout import Layout
from tui.notes.readers.chronicle_rows import NO_NEWS, NoteRow, TimelineRow, WeekRow, week_of
from tui.notes.readers.reading import ReadState
from tui.notes.week import Week
from tui.panes.borders import entitle, subtitle
from tui.panes.lists.cells import Parts
from tui.panes.lists.line_list import LineList
from tui.panes.lists.timeline_keys import HELP, TIMELINE_KEYS
from tui.panes.lists.timeline_lines import draw_row, seen, summary
from tui.panes.lists.timeline_rows import TimelineRows


class Timeline(LineList[TimelineRow]):
    """Who wrote what in which week, a line a note; weeks without notes show as gaps."""

    HELP = HELP
    EMPTY = "No notes yet."
    WAITING = "Reading the notes…"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timeline--month",
        "timeline--week",
        "timeline--current",
        "timeline--author",
        "timeline--news",
        "timeline--unread",
        "timeline--quiet",
        "timeline--mark",
        "timeline--problem",
    }
    BINDINGS: ClassVar[list[BindingType]] = TIMELINE_KEYS

    author: var[str] = var("", init=False)
    """Whose notes are listed; empty for everybody's."""

    @dataclass
    class NoteHighlighted(Message):
        """The cursor came to a note."""

        path: str
        """The note, relative to the folder."""

        def can_replace(self, message: Message) -> bool:
            """Let a later note supersede this one."""
            return isinstance(message, Timeline.NoteHighlighted)

    @dataclass
    class NoteOpened(Message):
        """Somebody wants to read a note."""

        path: str
        """The note, relative to the folder."""

    @dataclass
    class AuthorAsked(Message):
        """Somebody wants to see one author's notes; answer by setting `author`."""

    @dataclass
    class DateAsked(Message):
        """Somebody wants to see the week of a date; answer with `go_to`."""

    @dataclass
    class ReadToggled(Message):
        """Somebody wants notes to count as read, or as unread again."""

        paths: tuple[str, ...]
        """The notes: the one under the cursor, or all of a folded week."""
        read: bool
        """Whether they are to count as read."""

    @dataclass
    class AllReadAsked(Message):
        """Somebody wants many notes to count as read, and has to be asked which."""

        week: Week | None
        """The week under the cursor; none where that is on an undated note."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._whole: Chronicle | None = None
        self._listed: Chronicle | None = None
        """What of the whole is listed: the author's where there is one."""
        self._news: Mapping[str, ReadState] = NO_NEWS
        self._folded: frozenset[Week] = frozenset()
        self.border_title = "Timeline"

    @property
    def current_path(self) -> str | None:
        """The path of the note under the cursor."""
        return self.current.note.path if isinstance(self.current, NoteRow) else None

    @property
    def current_week(self) -> Week | None:
        """The week that the cursor is in."""
        return week_of(self.current) if self.current else None

    @property
    def chosen_paths(self) -> tuple[str, ...]:
        """The paths that the cursor stands for: of a note, or of a folded week's notes."""
        match self.current:
            case NoteRow(note):
                return (note.path,)
            case WeekRow(_, notes):
                return tuple(note.path for note in notes)
            case _:
                return ()

    def show(self, chronicle: Chronicle, news: Mapping[str, ReadState] = NO_NEWS) -> None:
        """Show other notes, or the same after a change; `news` has the paths that are not read."""
        renamed = self._whole is None or self._whole.short != chronicle.short
        self._whole, self._news = chronicle, news
        self._select()
        if renamed:
            self.refresh()

    def highlight(self, path: str) -> bool:
        """Put the cursor on a note, and say whether it is listed; its week is unfolded."""
        if self.move_to(path):
            return True
        for written in self._weeks:
            if any(note.path == path for note in written.notes):
                self._folded -= {written.week}
                self._arrange(path)
                return True
        return False

    def go_to(self, day: date) -> Week | None:
        """Go to the week of a day, and return where that led.

        Where the week has no notes, it is the nearest before that has some, or else the oldest;
        None where nothing is listed by week.
        """
        weeks = [written for written in self._weeks if written.notes]
        before = (written for written in weeks if written.week.start <= day)
        if (found := next(before, weeks[-1] if weeks else None)) is None:
            return None
        if not self.move_to(found.week):
            self.move_to(found.notes[0].path)
        return found.week

    def draw(self, row: TimelineRow, width: int) -> Parts:
        """Return a row's words and marks."""
        short = self._whole.short if self._whole else {}
        return draw_row(row, width, short, alone=bool(self.author))

    def is_alike(self, row: TimelineRow, other: TimelineRow) -> bool:
        """Whether two rows look the same: of its notes, a row shows little."""
        return row == other or seen(row) == seen(other)

    # What the keys do here

    def action_week(self, step: int) -> None:
        """Go to the first note of the next week with notes, `step` being 1 for the past."""
        here = self.current_week
        index = self.cursor
        while 0 <= index < len(self.rows) and (
            not self.rows[index].selectable or week_of(self.rows[index]) == here
        ):
            index += step
        if 0 <= index < len(self.rows):
            self.move_to(self.rows[self._first_of(index)].key)

    def action_this_week(self) -> None:
        """Go to the current week, or to the newest before it that has notes."""
        if self._listed is None:
            return
        this_week = self._listed.this_week
        for row in self.rows:
            week = week_of(row)
            if row.selectable and (week is None or week <= this_week):
                self.move_to(row.key)
                return

    def action_fold(self) -> None:
        """Put the notes of the cursor's week on one line."""
        if week := self.current_week:
            self._folded |= {week}
            self._arrange(week)

    def action_unfold(self) -> None:
        """List the notes of the cursor's week."""
        row = self.current
        if isinstance(row, WeekRow):
            self._folded -= {row.week}
            self._arrange(row.notes[0].path)

    def action_fold_all(self) -> None:
        """Fold all weeks; where all are folded, unfold them."""
        written = frozenset(each.week for each in self._weeks if each.notes)
        row, week = self.current, self.current_week
        if written <= self._folded:
            self._folded = frozenset()
            self._arrange(row.notes[0].path if isinstance(row, WeekRow) else None)
        else:
            self._folded = written
            self._arrange(week)

    def action_date(self) -> None:
        """Ask for a date to go to."""
        self.post_message(self.DateAsked())

    def action_author(self) -> None:
        """Ask whose notes to list; where they are one author's, list everybody's."""
        if self.author:
            self.author = ""
        else:
            self.post_message(self.AuthorAsked())

    def action_everybody(self) -> None:
        """List everybody's notes."""
        self.author = ""

    def action_read(self) -> None:
        """Ask for what is chosen to count as read, or as unread where all of it is read."""
        paths = self.chosen_paths
        self.post_message(self.ReadToggled(paths, read=any(path in self._news for path in paths)))

    def action_all_read(self) -> None:
        """Ask for many notes to count as read, or for that to be taken back."""
        self.post_message(self.AllReadAsked(self.current_week))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what applies to the list as it is."""
        match action:
            case "everybody":
                return bool(self.author)
            case "read":
                return bool(self.chosen_paths)
            case "all_read":  # which takes back, too
                return self._listed is not None
        return super().check_action(action, parameters)

    # What happens to it

    def watch_author(self) -> None:
        """List that author's notes."""
        self._select()
        self.refresh()

    @on(LineList.Highlighted)
    def _tell_highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        if isinstance(event.row, NoteRow):
            self.post_message(self.NoteHighlighted(event.row.note.path))

    @on(LineList.Selected)
    def _tell_opened(self, event: LineList.Selected) -> None:
        event.stop()
        if isinstance(event.row, NoteRow):
            self.post_message(self.NoteOpened(event.row.note.path))
        else:
            self.action_unfold()

    @property
    def _weeks(self) -> Sequence[WeekOfNotes]:
        return self._listed.weeks if self._listed else ()

    def _select(self) -> None:
        """List what of the whole is asked for, and say so in the border."""
        if self._whole is None:
            return
        self._listed = by_author(self._whole, self.author) if self.author else self._whole
        self._arrange()
        name = self._whole.short.get(self.author, self.author)
        entitle(self, f"Timeline · {name}" if name else "Timeline")
        subtitle(self, summary(self._listed, self._news, alone=bool(self.author)))

    def _arrange(self, at: str | Week | None = None) -> None:
        """Lay out anew what is listed, with the cursor on the row `at`."""
        if self._listed is not None:
            self._chosen |= at is not None  # later changes leave the cursor there
            before = self.rows.layout if isinstance(self.rows, TimelineRows) else None
            layout = Layout(self._listed, self._folded, self._news, before=before)
            self.replace(TimelineRows(layout), at)

    def _first_of(self, index: int) -> int:
        """Return the first selectable row of the week that the row at `index` is in."""
        week = week_of(self.rows[index])
        while index and self.rows[index - 1].selectable and week_of(self.rows[index - 1]) == week:
            index -= 1
        return index
