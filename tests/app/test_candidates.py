"""What the editor completes names from."""

from tui.notes.note import Note
from tui.panes.editing.completion import Candidate
from tui.screens.candidates import candidates


def note(path: str, title: str, *tags: str) -> Note:
    return Note(path=path, digest="d", title=title, author="Ada", tags=tags)


def test_a_note_is_written_by_its_title_where_that_is_enough() -> None:
    notes = [note("ada/1.md", "Bins"), note("ada/2.md", "Week"), note("ben/2.md", "week")]
    assert candidates(notes, {}).notes == (
        Candidate("Bins", "Ada"),
        Candidate("ada/2", "Week · Ada"),
        Candidate("ben/2", "week · Ada"),
    )


def test_a_title_that_no_link_can_hold_is_not_written() -> None:
    assert candidates([note("a.md", "A [b] #1")], {}).notes == (Candidate("a", "A [b] #1 · Ada"),)


def test_people_are_written_by_their_logins_and_tags_by_use() -> None:
    found = candidates(
        [note("a.md", "A", "bins", "hiring"), note("b.md", "B", "hiring")], {"ada": "Ada Lovelace"}
    )
    assert found.people == (Candidate("ada", "Ada Lovelace"),)
    assert found.tags == (Candidate("hiring"), Candidate("bins"))
