"""One person across the notes: what they are to do, what they wrote, where they are named."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from itertools import groupby

import msgspec

from tui.notes.action import Action
from tui.notes.composing.action_lines import owned
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
from tui.notes.composing.markdown import words
from tui.notes.composing.mentions import Mentions
from tui.notes.composing.quoted_sentences import first_sentence, sentence_at
from tui.notes.note import Note

KEY = "person:"

Search = Callable[[str], Iterable[str]]
"""Given a person's name, returns the paths of the notes in whose text it occurs."""


class Mention(msgspec.Struct, frozen=True):
    """A note of somebody else's that names a person or links to a note of theirs."""

    note: Note
    sentence: str = ""
    """Where it names them first, as Markdown; empty where it only links, or was not read."""
    is_action: bool = False
    """Whether that is what an action of the note says."""


class Person(msgspec.Struct, frozen=True):
    """What a folder holds of one person."""

    name: str
    actions: tuple[tuple[Action, Note], ...]
    """Their open follow-up actions with the notes that these stand in, by day."""
    written: tuple[Note, ...]
    """Newest first."""
    mentions: tuple[Mention, ...]
    """Newest first."""
    unsearched: int
    """How many of the others' notes were not searched for their name."""


def person(name: str, sources: Sources, *, search: Search | None = None) -> Person:
    """Collect what there is of a person, by the display name.

    Links and actions tell of every note whom it names. Running text is read in the newest notes
    only, unless `search` knows where to look.
    """
    ordered = newest_first(sources.notes.values())
    others = [note for note in ordered if note.author != name]
    searched = others[:NEWEST] if search is None else _found(others, search(name))
    mentions = _mentions(name, others, {note.path for note in searched[:NEWEST]}, sources)
    known = {mention.note.path for mention in mentions}
    if search is not None:
        mentions += [Mention(note) for note in searched[NEWEST:] if note.path not in known]
    return Person(
        name=name,
        actions=tuple(_open_actions(name, ordered)),
        written=tuple(note for note in ordered if note.author == name),
        mentions=tuple(mentions),
        unsearched=len(others) - len(searched) if search is None else 0,
    )


def document(found: Person, sources: Sources, *, today: date) -> Composed:
    """Write what there is of a person as a document."""
    sheet = Sheet(sources, KEY + found.name, found.name)
    sheet.add(_summary(found))
    if found.actions:
        sheet.part("Open actions")
        soonest = found.actions[:NEWEST]
        sheet.add(*(owned(sheet, action, note, today=today) for action, note in soonest))
        if more := len(found.actions) - len(soonest):
            sheet.add(f"*And {more:,} more: `weeknotes actions --owner NAME` prints them.*")
    if found.written:
        sheet.part("Written")
        _add_written(sheet, found.written)
    if found.mentions:
        sheet.part("Mentioned")
        sheet.add(*(_mention(sheet, mention) for mention in found.mentions[:NEWEST]))
        if len(found.mentions) > NEWEST:
            sheet.add(f"*And in {counted(len(found.mentions) - NEWEST, 'older note')}.*")
    if found.unsearched:
        older = counted(found.unsearched, "older note of others", "older notes of others")
        sheet.add(f"*In {older} only links and actions were looked at, and no names in the text.*")
    return sheet.composed()


def _summary(found: Person) -> str:
    weeks = sorted(note.week for note in found.written if note.week)
    since = f", {weeks[0].label()} to {weeks[-1].label()}" if len(set(weeks)) > 1 else ""
    return (
        f"{counted(len(found.written), 'note')}{since} · "
        f"{counted(len(found.actions), 'open action')} · "
        f"mentioned in {counted(len(found.mentions), 'note')} of others"
    )


def _open_actions(name: str, notes: Iterable[Note]) -> list[tuple[Action, Note]]:
    found = [
        (action, note)
        for note in notes
        for action in note.actions
        if action.counted and action.state.is_open and (action.owner or note.author) == name
    ]

    def place(pair: tuple[Action, Note]) -> tuple[date, str, int]:
        action = pair[0]
        return action.due or action.check or action.start or date.max, action.path, action.line

    return sorted(found, key=place)


def _mentions(
    name: str, notes: Iterable[Note], read: Collection[str], sources: Sources
) -> list[Mention]:
    names = Mentions(sources.short, sources.people)
    found = []
    for note in notes:
        source = sources.text(note) if note.path in read else None
        place = names.find("\n".join(source.lines)).get(name) if source else None
        if source and place is not None:
            found.append(Mention(note, sentence_at(source, place)))
        elif action := _action_of(name, note, names):
            found.append(Mention(note, action.text, is_action=True))
        elif _links_to(name, note, sources):
            found.append(Mention(note))
    return found


def _action_of(name: str, note: Note, names: Mentions) -> Action | None:
    """Return the first action that is theirs or names them."""
    return next(
        (
            action
            for action in note.actions
            if action.owner == name or name in map(names.known_as, action.mentions)
        ),
        None,
    )


def _links_to(name: str, note: Note, sources: Sources) -> bool:
    targets = (sources.links.resolve(link.target, note.path) for link in note.links)
    return any(
        target.path in sources.notes and sources.notes[target.path].author == name
        for target in targets
        if target
    )


def _found(notes: Iterable[Note], paths: Iterable[str]) -> list[Note]:
    wanted = set(paths)
    return [note for note in notes if note.path in wanted]


def _add_written(sheet: Sheet, notes: Iterable[Note]) -> None:
    """Add notes by year, the newest with their first sentences."""
    read = 0
    for year, of_year in groupby(notes, lambda note: note.week.start.year if note.week else None):
        sheet.add(f"### {year or 'Without a week'}")
        lines = []
        for note in of_year:
            read += 1
            source = sheet.sources.text(note) if read <= NEWEST else None
            first = sheet.line(note.path, first_sentence(source)) if source else ""
            when = f"{_day(note)}: " if note.week else ""
            lines.append(f"- {when}{titled(note)}" + (f". {first}" if first else ""))
        sheet.add(*lines)


def _mention(sheet: Sheet, mention: Mention) -> str:
    note = mention.note
    who = words(sheet.sources.short.get(note.author, note.author))
    facts = ", ".join(filter(None, (who, note.week.label() if note.week else "")))
    lead = f"- {facts}, {title_link(note)}" if facts else f"- {title_link(note)}"
    said = sheet.line(note.path, mention.sentence)
    return f"{lead}: {'action: ' if mention.is_action else ''}{said}" if said else lead


def _day(note: Note) -> str:
    return note.week.label().rsplit(" ", 1)[0] if note.week else ""
