"""Pages that are put together from many notes, by the keys that they are called by."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.notes.library import Library
from tui.notes.note import Note
from tui.notes.week import Week, parse_week
from tui.render.page import Page

if TYPE_CHECKING:  # loaded when the first page is composed
    from tui.notes.composing.compose import Composed, Sources

CHANGES = "changes"
"""What is new to the person since their last visit; no note is called that, as each is a file with
an ending.
"""

SECTION, DIGEST, LOG, PERSON = "section:", "digest:", "log:", "person:"
"""What the keys of other pages begin with."""

_NOTES = (".md", ".markdown")


def is_composed(key: str) -> bool:
    """Whether a key calls a composed page, and not a note."""
    is_kind = key.startswith((SECTION, DIGEST, LOG, PERSON)) and not key.lower().endswith(_NOTES)
    return is_kind or key == CHANGES


def week_of(library: Library, key: str) -> Week | None:
    """Return the week that a page is about; None where it is about none, or a note's."""
    if not key.startswith((DIGEST, LOG)):
        return None
    starts = library.catalogue.conventions.week_starts
    return parse_week(key.partition(":")[2], today=library.today(), starts=starts)


def note_page(library: Library, note: Note) -> Page:
    """Return the page of a note, with what its links lead to as far as that is known yet.

    For a thread. Raises `NoteUnreadable`.
    """
    body, first_line = library.body(note.path)
    if note.path not in library.notes:  # the index is not read yet
        return Page.of_note(note, body, first_line)
    reading, connections = library.reading, library.connections
    changed = reading.changed_lines(note, body, first_line) if reading else frozenset[int]()
    page = Page.of_note(
        note,
        body,
        first_line,
        dead=connections.dead(note),
        mentions=connections.mentions(note.path),
    )
    return replace(page, changed_lines=changed)


def section_key(library: Library, heading: str) -> str:
    """Return the key of all sections that mean the same as a heading."""
    from tui.notes.composing.section_lens import key_of

    return key_of(heading, library.catalogue.conventions.sections)


def section_names(library: Library) -> list[str]:
    """Return what the sections of the folder are called, the most frequent first."""
    from tui.notes.composing.sections import list_names

    names = list_names(library.notes.values(), library.catalogue.conventions.sections)
    return [each.name for each in names]


def compose(library: Library, key: str) -> "Composed":
    """Compose the document that a key calls; for a thread."""
    from tui.notes.composing.compose import Sources

    sources = Sources.of(library)
    kind, _, name = key.partition(":")
    if kind == "section":
        from tui.notes.composing import section_lens

        lens = section_lens.look(name, library.notes.values(), sources)
        return section_lens.document(lens, sources)
    if kind == "digest":
        from tui.notes.composing import digest

        week = week_of(library, key) or library.this_week
        found = digest.digest(library.notes.values(), week)
        return digest.document(found, sources, today=library.today())
    if kind == "person":
        from tui.notes.composing import person_page

        one = person_page.person(name, sources)
        return person_page.document(one, sources, today=library.today())
    if key == CHANGES:
        return _changes(library, sources)
    from tui.notes.composing import log_of_week

    week = week_of(library, key) or library.this_week
    log = log_of_week.done_log(library.notes.values(), week)
    return log_of_week.document(log, week, sources)


def _changes(library: Library, sources: "Sources") -> "Composed":
    from tui.notes.composing import changes_page

    reading = library.reading
    states = reading.news(library.notes.values()) if reading else {}
    since = reading.last_visit if reading else None
    since_day = since.astimezone().date() if since else None
    found = changes_page.news(library.notes.values(), states, since=since_day)
    changed = reading.changed_lines if reading else lambda *_: frozenset[int]()
    return changes_page.document(found, sources, changed=changed, today=library.today())
