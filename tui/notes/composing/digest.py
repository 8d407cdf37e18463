"""A week across colleagues: what each has written, raised and done."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from tui.notes.action import Action
from tui.notes.composing.action_lines import raised
from tui.notes.composing.compose import Composed, Sheet, Sources, counted, names_in_line, titled
from tui.notes.composing.log_of_week import Done, done_log, item
from tui.notes.composing.markdown import anchor, words
from tui.notes.composing.mentions import Mentions
from tui.notes.composing.sections import SectionNames
from tui.notes.composing.source_text import SourceText
from tui.notes.note import Kind, Note
from tui.notes.parsing.blocks import Heading
from tui.notes.readers.regulars import awaited
from tui.notes.week import Week

KEY = "digest:"

_HIGHLIGHTS = re.compile(r"\b(?:highlights?|wins|proud|celebrat\w*|went well)\b")


class Share(msgspec.Struct, frozen=True):
    """What one person has to do with a week."""

    who: str
    notes: tuple[Note, ...]
    """Weeknotes first, then the rest by path."""
    raised: tuple[Action, ...]
    """The actions that are first stated in these notes."""
    done: tuple[Done, ...]


class Digest(msgspec.Struct, frozen=True):
    """A week of everybody's."""

    week: Week
    shares: tuple[Share, ...]
    """By name; of those who wrote, or did what had been agreed."""
    silent: tuple[str, ...]
    """By name; who usually writes, and has no note in this week."""


def digest(notes: Iterable[Note], week: Week) -> Digest:
    """Collect what people wrote in a week, what they raised and what they did."""
    notes = list(notes)
    written: defaultdict[str, list[Note]] = defaultdict(list)
    by_week: defaultdict[Week, list[Note]] = defaultdict(list)
    for note in notes:
        if note.week:
            by_week[note.week].append(note)
        if note.week == week:
            written[note.author].append(note)
    done: defaultdict[str, list[Done]] = defaultdict(list)
    for one in done_log(notes, week):
        done[one.who].append(one)
    people = sorted(written.keys() | done.keys(), key=lambda who: (not who, who.casefold()))
    shares = tuple(
        Share(
            who,
            tuple(sorted(written[who], key=_place)),
            tuple(action for note in sorted(written[who], key=_place) for action in new(note)),
            tuple(done[who]),
        )
        for who in people
    )
    return Digest(week, shares, awaited(by_week, week))


def new(note: Note) -> Iterable[Action]:
    """Return the actions that are a note's own, and not carried forward from an earlier one."""
    return (
        action
        for action in note.actions
        if action.counted
        and (action.created is None or note.week is None or action.created >= note.week.start)
    )


def document(found: Digest, sources: Sources, *, today: date) -> Composed:
    """Write a digest as a document: excerpts in everybody's own words, and nothing summed up.

    Highlights are the sections whose heading, or whose name in the folder's settings, speaks of
    highlights, wins, pride, celebration or what went well.
    """
    sheet = Sheet(sources, KEY + found.week.iso, f"The week of {found.week.label()}")
    if found.shares:
        sheet.add(_summary(found))
    mentions = Mentions(sources.short, sources.people)
    linked = {share.who for share in found.shares}
    for share in found.shares:
        sheet.part(words(share.who) or "Nobody")
        for note in share.notes:
            _add_note(sheet, note, mentions, linked)
        if share.raised:
            sheet.add("### Raised")
            near = found.week.start
            sheet.add(*(raised(sheet, one, share.who, near=near) for one in share.raised))
        if share.done:
            sheet.add("### Done")
            sheet.add(*(item(sheet, one) for one in share.done))
    if closing := _closing(found, today):
        sheet.add(*(["---", "", closing] if found.shares else [closing]))
    return sheet.composed()


def _add_note(sheet: Sheet, note: Note, mentions: Mentions, linked: set[str]) -> None:
    """Add a note's title, its first paragraph, its highlights, and whom it names."""
    sheet.add(f"### {titled(note)}")
    source = sheet.sources.text(note)
    if source is None:
        sheet.add("This note could not be read.")
        return
    highlights = list(_highlights(source, SectionNames(sheet.sources.aliases)))
    start, stop = source.first_paragraph()
    if not any(heading.line < start < end for heading, end in highlights):
        sheet.quote(source, start, stop)
    for heading, end in highlights:
        sheet.quote(source, heading.line, end, deeper=4 - heading.level)
    named = [who for who in mentions.find("\n".join(source.lines)) if who != note.author]
    if named:
        short = {who: words(sheet.sources.short.get(who, who)) for who in named}
        names = [f"[{short[who]}]({anchor(who)})" if who in linked else short[who] for who in named]
        sheet.add(f"Mentions {names_in_line(names)}.")


def _highlights(source: SourceText, names: SectionNames) -> Iterator[tuple[Heading, int]]:
    """Yield the headings of highlights, each with the line below the last one under it."""
    end = 0
    for heading in source.structure.headings:
        is_new = heading.line >= end and heading.title
        if is_new and any(map(_HIGHLIGHTS.search, names.same(heading.title))):
            end = source.stop_of(heading)
            yield heading, end


def _summary(found: Digest) -> str:
    notes = [note for share in found.shares for note in share.notes]
    writers = sum(bool(share.notes) for share in found.shares)
    new_actions = sum(len(share.raised) for share in found.shares)
    done = sum(not one.is_cancelled for share in found.shares for one in share.done)
    return (
        f"{counted(len(notes), 'note')} by {counted(writers, 'person', 'people')} · "
        f"{counted(new_actions, 'action')} raised · {done:,} done"
    )


def _closing(found: Digest, today: date) -> str:
    """Return who of those that usually write has not written; nothing where all have."""
    is_over = found.week.end < today
    if not found.silent:
        nobody = "Nobody wrote in this week." if is_over else "Nobody has written in this week yet."
        return "" if found.shares else nobody
    names = names_in_line([words(who) for who in found.silent])
    return f"No note from {names}." if is_over else f"Not yet: {names}."


def _place(note: Note) -> tuple[bool, str]:
    return note.kind is not Kind.WEEKNOTE, note.path
