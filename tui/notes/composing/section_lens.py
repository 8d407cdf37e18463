"""One section read across notes: what everybody has written under a heading, newest first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tui.notes.composing.compose import (
    NEWEST,
    Composed,
    Sheet,
    Sources,
    counted,
    names_in_line,
    newest_first,
)
from tui.notes.composing.markdown import link, title_words, words
from tui.notes.composing.sections import SectionNames, list_names
from tui.notes.composing.source_text import SourceText
from tui.notes.note import Kind, Note, Status
from tui.notes.parsing.action_items import fold_heading
from tui.notes.parsing.blocks import Heading
from tui.notes.wording import headline

KEY = "section:"
_FEW = 24
"""How many notes without the section are named one by one; of more, each author's are counted."""


class Part(msgspec.Struct, frozen=True):
    """A section of a note."""

    note: Note
    heading: str
    """As it is written in this note."""
    line: int
    """The heading's line in the file, counted from 1."""
    text: str
    """What stands under it, as in the file, without blank edges."""
    start: int
    """Where it starts in `source`."""
    stop: int
    level: int
    source: SourceText


class Lens(msgspec.Struct, frozen=True):
    """The sections of one name."""

    name: str
    """As the folder's settings call it, else as it is written most often."""
    parts: tuple[Part, ...]
    """Newest first."""
    older: tuple[Note, ...]
    """Notes that have it too and were not read, newest first."""
    lacking: tuple[Note, ...]
    """Weeknotes of the weeks that were read which lack it, newest first."""
    unread: tuple[Note, ...]
    """Notes that could not be read."""


def key_of(heading: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """Return what the lens on a heading is called, which all that mean the same have in common.

    `aliases` are other headings by the name of a section, as in the folder's settings.
    """
    return KEY + SectionNames(aliases).key(heading)


def look(
    heading: str, notes: Iterable[Note], sources: Sources, *, limit: int | None = NEWEST
) -> Lens:
    """Read the sections of a name in `notes`, in no more than the newest `limit` of them."""
    names = SectionNames(sources.aliases)
    same = names.same(heading)
    ordered = newest_first(notes)
    folded: dict[str, str] = {}

    def has_it(note: Note) -> bool:
        for section in note.sections:
            if section.title not in folded:
                folded[section.title] = fold_heading(section.title)
        return any(folded[section.title] in same for section in note.sections)

    having = [note for note in ordered if has_it(note)]
    read = having[:limit]
    parts: list[Part] = []
    unread: list[Note] = []
    for note in read:
        source = sources.text(note)
        if source is None:
            unread.append(note)
        else:
            parts += _parts(note, source, same)
    shown = {part.note.path for part in parts}
    weeks = [note.week for note in read if note.week]
    first, last = (min(weeks), max(weeks)) if weeks else (None, None)
    apart = shown | {note.path for note in unread}
    lacking = [
        note
        for note in ordered
        if note.kind is Kind.WEEKNOTE and note.path not in apart
        if first and last and note.week and first <= note.week <= last
    ]
    name = _name(heading, having, sources)
    return Lens(name, tuple(parts), tuple(having[len(read) :]), tuple(lacking), tuple(unread))


def document(lens: Lens, sources: Sources) -> Composed:
    """Write a lens as a document: each section as it is written, below a link to its note."""
    sheet = Sheet(sources, key_of(lens.name, sources.aliases), lens.name)
    sheet.add(*_summary(lens, sources))
    for part, title in zip(lens.parts, _titles(lens.parts, sources), strict=True):
        sheet.part(link(title, part.note.path, part.heading))
        sheet.quote(part.source, part.start, part.stop, deeper=2 - part.level)
    closing = list(_closing(lens, sources))
    if closing:
        sheet.add("---")
    for paragraph in closing:
        sheet.add(paragraph)
    return sheet.composed()


def _parts(note: Note, source: SourceText, same: set[str]) -> Iterator[Part]:
    """Yield the sections that a note has of a name; those within one another once."""
    done = 0
    for heading in source.structure.headings:
        if heading.line < done or fold_heading(heading.title) not in same:
            continue
        start, done = source.start_of(heading), source.stop_of(heading)
        text = "\n".join(source.lines[start:done]).strip("\n")
        if text.strip():
            yield _part(note, source, heading, (start, done), text)


def _part(
    note: Note, source: SourceText, heading: Heading, lines: tuple[int, int], text: str
) -> Part:
    start, stop = lines
    line = source.first_line + heading.line
    return Part(note, heading.title, line, text, start, stop, heading.level, source)


def _name(heading: str, having: Sequence[Note], sources: Sources) -> str:
    names = SectionNames(sources.aliases)
    if stated := names.stated(heading):
        return stated
    key = names.key(heading)
    listed = list_names(having, sources.aliases)
    return next((one.name for one in listed if names.key(one.headings[0]) == key), heading)


def _title(note: Note, sources: Sources) -> str:
    """Return whose note it is and of which week, as Markdown."""
    who = words(sources.short.get(note.author, note.author))
    when = f"w/c {note.week.label()}" if note.week else ""
    title = " · ".join(filter(None, (who, when))) or title_words(note.title)
    return title if note.status is Status.PUBLISHED else f"{title} ({note.status.value})"


def _summary(lens: Lens, sources: Sources) -> Iterator[str]:
    notes = list({part.note.path: part.note for part in lens.parts}.values())
    if not notes:
        yield "No note has such a section."
        return
    who = {sources.short.get(note.author, note.author) for note in notes} - {""}
    names = [words(name) for name in sorted(who, key=str.casefold)]
    weeks = sorted(note.week for note in notes if note.week)
    since = f", {weeks[0].label()} to {weeks[-1].label()}" if len(set(weeks)) > 1 else ""
    by = f" by {names_in_line(names)}" if names else ""
    yield f"{counted(len(notes), 'note')}{by}{since}."


def _titles(parts: Sequence[Part], sources: Sources) -> Iterator[str]:
    """Yield the parts' titles as Markdown: no two notes of a person and a week have the same."""
    notes = {part.note.path: _title(part.note, sources) for part in parts}
    notes_titled = Counter(notes.values())
    parts_of = Counter(part.note.path for part in parts)
    for part in parts:
        note, title = part.note, notes[part.note.path]
        if notes_titled[title] > 1:
            title += f" · {title_words(headline(note.title))}"
        yield title if parts_of[note.path] == 1 else f"{title} · {title_words(part.heading)}"


def _closing(lens: Lens, sources: Sources) -> Iterator[str]:
    """Yield what is not in the document, each in a paragraph."""
    if lens.older:
        count = len(lens.older)
        oldest = lens.older[-1].week
        since = f", back to {oldest.label()}" if oldest else ""
        yield (
            f"*These are the newest {len(lens.parts):,}. {count:,} older notes have this section "
            f"too{since}: `weeknotes section NAME --all` prints them, `--until` older ones.*"
        )
    if lens.unread:
        links = [link(words(note.path), note.path) for note in lens.unread]
        yield f"Could not be read: {', '.join(links)}."
    if lens.lacking and len({part.note.path for part in lens.parts}) > 1:
        yield _not_in(lens.lacking, sources)


def _not_in(lacking: Sequence[Note], sources: Sources) -> str:
    by_author: defaultdict[str, list[Note]] = defaultdict(list)
    for note in lacking:
        by_author[sources.short.get(note.author, note.author)].append(note)
    ordered = sorted(by_author.items(), key=lambda one: one[0].casefold())
    if len(lacking) > _FEW:
        counts = [f"{len(notes):,} by {words(who) or 'nobody'}" for who, notes in ordered]
        return f"Not in {len(lacking):,} other weeknotes of these weeks: {names_in_line(counts)}."
    named = [
        f"{words(who)} ".lstrip() + ", ".join(link(_day(note), note.path) for note in notes)
        for who, notes in ordered
    ]
    return f"Not in: {'; '.join(named)}."


def _day(note: Note) -> str:
    return note.week.label() if note.week else title_words(note.title)
