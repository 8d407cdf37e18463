"""The left pane: everybody's notes by week, newest first."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.notes.chronicle import Chronicle, NoteRow, TimelineRow, WeekRow, rows
from tui.notes.week import Week
from tui.panes.borders import subtitle
from tui.panes.cells import Parts
from tui.panes.line_list import LineList, unshown
from tui.panes.timeline_lines import counted, draw_row


class Timeline(LineList[TimelineRow]):
    """Who wrote what in which week, a line a note; weeks without notes show as gaps."""

    HELP = """\
    ## Timeline

    Notes by week, newest first. The note under the cursor is shown beside the list.

    | mark | |
    |---|---|
    | ✎ | a draft; ✎? asks for review |
    | ¶ | a post, not a weeknote |
    | ☐3 | three actions are open |
    | ~ | the week is a guess |
    | ! | something is wrong with the file |

    `h` folds a week to one line, `l` unfolds it; `H` does so to all weeks, to see at a glance
    who wrote when.
    """
    EMPTY = "No notes yet."
    WAITING = "Reading the notes…"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timeline--month",
        "timeline--week",
        "timeline--current",
        "timeline--author",
        "timeline--quiet",
        "timeline--mark",
        "timeline--problem",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left_square_bracket",
            "week(1)",
            "Week back",
            key_display="[",
            id="timeline.earlier",
            tooltip="The week before that has notes",
        ),
        Binding(
            "right_square_bracket",
            "week(-1)",
            "Week on",
            key_display="]",
            id="timeline.later",
            tooltip="The next week that has notes",
        ),
        Binding(
            "full_stop",
            "this_week",
            "This week",
            key_display=".",
            id="timeline.this-week",
            tooltip="This week, or the last one with notes",
        ),
        unshown("h,left", "fold", "timeline.fold", "Fold this week to one line"),
        unshown("l,right", "unfold", "timeline.unfold", "Show this week's notes"),
        unshown("H", "fold_all", "timeline.fold-all", "Fold all weeks, or unfold them"),
    ]

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

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._chronicle: Chronicle | None = None
        self._folded: frozenset[Week] = frozenset()
        self.border_title = "Timeline"

    @property
    def current_path(self) -> str | None:
        """The path of the note under the cursor."""
        return self.current.note.path if isinstance(self.current, NoteRow) else None

    @property
    def current_week(self) -> Week | None:
        """The week that the cursor is in."""
        return _week_of(self.current) if self.current else None

    def show(self, chronicle: Chronicle) -> None:
        """Show other notes, or the same after a change."""
        renamed = self._chronicle is None or self._chronicle.short != chronicle.short
        self._chronicle = chronicle
        self._arrange()
        if renamed:
            self.refresh()
        count = sum(len(written.notes) for written in chronicle.weeks) + len(chronicle.undated)
        people = len(chronicle.short)
        subtitle(self, f"{counted(count, 'note')} by {counted(people, 'author')}")

    def highlight(self, path: str) -> bool:
        """Put the cursor on a note, and say whether it is here; its week is unfolded."""
        if self.move_to(path):
            return True
        for written in self._chronicle.weeks if self._chronicle else ():
            if any(note.path == path for note in written.notes):
                self._folded -= {written.week}
                self._arrange(path)
                return True
        return False

    def draw(self, row: TimelineRow, width: int) -> Parts:
        """Return a row's words and marks."""
        return draw_row(row, width, self._chronicle.short if self._chronicle else {})

    def action_week(self, step: int) -> None:
        """Go to the first note of the next week with notes, `step` being 1 for the past."""
        here = self.current_week
        index = self.cursor
        while 0 <= index < len(self.rows) and (
            not self.rows[index].selectable or _week_of(self.rows[index]) == here
        ):
            index += step
        if 0 <= index < len(self.rows):
            self.cursor = self._first_of(index)

    def action_this_week(self) -> None:
        """Go to the current week, or to the newest before it that has notes."""
        if self._chronicle is None:
            return
        this_week = self._chronicle.this_week
        for index, row in enumerate(self.rows):
            week = _week_of(row)
            if row.selectable and (week is None or week <= this_week):
                self.cursor = index
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
        if self._chronicle is None:
            return
        written = frozenset(each.week for each in self._chronicle.weeks if each.notes)
        row, week = self.current, self.current_week
        if written <= self._folded:
            self._folded = frozenset()
            self._arrange(row.notes[0].path if isinstance(row, WeekRow) else None)
        else:
            self._folded = written
            self._arrange(week)

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

    def _arrange(self, at: str | Week | None = None) -> None:
        """Lay the chronicle out anew, with the cursor on the row `at`."""
        if self._chronicle is not None:
            self.replace(rows(self._chronicle, self._folded), at)

    def _first_of(self, index: int) -> int:
        """Return the first selectable row of the week that the row at `index` is in."""
        week = _week_of(self.rows[index])
        while index and self.rows[index - 1].selectable and _week_of(self.rows[index - 1]) == week:
            index -= 1
        return index


def _week_of(row: TimelineRow) -> Week | None:
    match row:
        case WeekRow(week):
            return week
        case NoteRow(note):
            return note.week
        case _:
            return None
