"""What is new to a person since they were here last: new notes, changed sections, what was done."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

import msgspec

from tui.notes.action import State
from tui.notes.composing.compose import (
    NEWEST,
    Composed,
    Sheet,
    Sources,
    counted,
    newest_first,
    title_link,
    titled,
)
from tui.notes.composing.log_of_week import Done, settled
from tui.notes.composing.markdown import link, title_words, words
from tui.notes.composing.source_text import SourceText
from tui.notes.note import Note
from tui.notes.week import MONTHS
from tui.notes.wording import WEEKDAYS, short_date

KEY = "changes"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ChangedLines = Callable[[Note, str, int], Collection[int]]
"""Given a note, its text and the file's line on which that begins, returns the lines of the
headings whose sections are other than they were; 0 stands for what is above the first heading."""


class News(msgspec.Struct, frozen=True):
    """What is new to a person."""

    unread: tuple[Note, ...]
    """Newest first."""
    changed: tuple[Note, ...]
    """Read, and other since; newest first."""
    done: tuple[Done, ...]
    """What was done or cancelled since, the latest first."""
    since: date | None
    """The day of the last visit, which counts in; None where there was none."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is new at all."""
        return not (self.unread or self.changed or self.done)


def news(notes: Iterable[Note], states: Mapping[str, str], *, since: date | None) -> News:
    """Collect what is new, from the notes' `states` by path: `unread` or `changed`."""
    ordered = newest_first(notes)
    done = [
        Done(action, note, action.owner or note.author, day)
        for note in ordered
        for action in note.actions
        if since and action.counted and (day := settled(action)) and day >= since
    ]
    done.sort(key=lambda one: one.day, reverse=True)
    return News(
        unread=tuple(note for note in ordered if states.get(note.path) == "unread"),
        changed=tuple(note for note in ordered if states.get(note.path) == "changed"),
        done=tuple(done),
        since=since,
    )


def nothing_new(since: date | None, *, today: date) -> str:
    """Return the sentence for somebody to whom nothing is new."""
    if since is None:
        return "Nothing is new to you."
    year = f" {since.year}" if since.year != today.year else ""
    day = f"{_DAYS[since.weekday()]} {since.day} {MONTHS[since.month - 1]}{year}"
    return f"Nothing is new to you since {day}."


def document(found: News, sources: Sources, *, changed: ChangedLines, today: date) -> Composed:
    """Write the news as a document: how new notes begin, changed sections whole, what was done."""
    sheet = Sheet(sources, KEY, "What is new")
    if found.is_nothing:
        sheet.add(nothing_new(found.since, today=today))
        return sheet.composed()
    since = f" since {short_date(found.since, today=today)}" if found.since else ""
    sheet.add(_summary(found, since))
    for note in found.changed[:NEWEST]:
        _add_changed(sheet, note, changed)
    for note in found.unread[:NEWEST]:
        sheet.part(titled(note))
        sheet.add(_byline(sheet, note, "New"))
        if source := sources.text(note):
            sheet.opening(source)
    if older := found.unread[NEWEST:]:
        sheet.add(f"*And {counted(len(older), 'older note')} that you have not read.*")
    if found.done:
        sheet.part(f"Settled{since}")
        sheet.add(*(_item(sheet, one, today) for one in found.done[:NEWEST]))
    return sheet.composed()


def _summary(found: News, since: str) -> str:
    """Return how much is new of each kind of which anything is."""
    kinds = (
        (found.unread, counted(len(found.unread), "new note")),
        (found.changed, counted(len(found.changed), "changed note")),
        (found.done, f"{len(found.done):,} settled{since}"),
    )
    return " · ".join(said for of_kind, said in kinds if of_kind)


def _add_changed(sheet: Sheet, note: Note, changed: ChangedLines) -> None:
    """Add the sections of a note that are others, or how it begins where nobody knows which."""
    sheet.part(titled(note))
    sheet.add(_byline(sheet, note, "Changed"))
    source = sheet.sources.text(note)
    if source is None:
        sheet.add("This note could not be read.")
        return
    lines = changed(note, "\n".join(source.lines), source.first_line)
    if lines:
        _add_sections(sheet, source, lines)
        return
    sheet.add("Which parts have changed is not known.")
    sheet.opening(source)


def _add_sections(sheet: Sheet, source: SourceText, lines: Collection[int]) -> None:
    """Add the sections whose headings stand on these lines of the file, up to the next heading."""
    headings = source.structure.headings
    ends = [*(heading.line for heading in headings[1:]), len(source.lines)]
    if 0 in lines:
        sheet.quote(source, 0, headings[0].line if headings else len(source.lines))
    for heading, end in zip(headings, ends, strict=False):
        if heading.line + source.first_line in lines:
            to = link(title_words(heading.title) or "…", source.path, heading.title)
            sheet.add(f"### {to}")
            sheet.quote(source, source.start_of(heading), end)


def _byline(sheet: Sheet, note: Note, state: str) -> str:
    who = words(sheet.sources.short.get(note.author, note.author))
    when = f"w/c {note.week.label()}" if note.week else ""
    return " · ".join(filter(None, (f"*{state}*", who, when)))


def _item(sheet: Sheet, done: Done, today: date) -> str:
    text = sheet.line(done.action.path, done.action.text)
    said = f"~~{text}~~, cancelled" if done.action.state is State.CANCELLED else text
    who = words(sheet.sources.short.get(done.who, done.who))
    day = f"{WEEKDAYS[done.day.weekday()]} {short_date(done.day, today=today)}"
    return f"- {said} ({', '.join(filter(None, (who, day, title_link(done.note))))})"
