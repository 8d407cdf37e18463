"""What the editor completes names from, as the library knows it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from posixpath import splitext

from tui.notes.note import Note
from tui.panes.editing.completion import Candidate, Candidates

_BREAKS_LINK = frozenset("[]|#\n")


def candidates(notes: Iterable[Note], people: Mapping[str, str]) -> Candidates:
    """Return the notes, people and tags of a folder, in the order of `notes` and `people`.

    `people` are names by what is written after an `@`. A note is written by its title where that
    is no other's and can stand in a link, else by its path. Tags used most come first.
    """
    every = list(notes)
    titles = Counter(note.title.casefold() for note in every)
    used = Counter(tag for note in every for tag in note.tags)
    return Candidates(
        notes=tuple(_note(note, titles) for note in every),
        people=tuple(Candidate(login, name) for login, name in people.items()),
        tags=tuple(Candidate(tag) for tag, _ in used.most_common() if " " not in tag),
    )


def _note(note: Note, titles: Mapping[str, int]) -> Candidate:
    week = note.week.short() if note.week else ""
    if titles[note.title.casefold()] == 1 and not _BREAKS_LINK & set(note.title):
        return Candidate(note.title, " · ".join(filter(None, (note.author, week))))
    told = (note.title, note.author, week)
    return Candidate(splitext(note.path)[0], " · ".join(filter(None, told)))
