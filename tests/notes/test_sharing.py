"""What is equal in many notes is one object."""

import msgspec
from msgspec.structs import replace

from tests.notes.test_index import FULL
from tui.notes.note import Note
from tui.notes.store.sharing import Shared


def fresh() -> Note:
    """Return a note none of whose parts is another's."""
    return msgspec.json.decode(msgspec.json.encode(FULL), type=Note)


def test_sharing_changes_no_value() -> None:
    shared = Shared()

    assert shared.share(fresh()) == shared.share(fresh()) == FULL


def test_equal_parts_of_two_notes_become_one() -> None:
    shared = Shared()
    one, two = shared.share(fresh()), shared.share(fresh())

    assert one.author is two.author
    assert one.week is two.week
    assert one.sections[0] is two.sections[0]
    assert one.links[0] is two.links[0]
    assert one.actions[0].due is two.actions[0].due
    assert one.actions[0].mark is two.actions[0].mark


def test_words_that_stand_on_other_lines_become_one() -> None:
    shared = Shared()
    one, moved = shared.share(fresh()), fresh()
    sections = tuple(replace(section, line=section.line + 1) for section in moved.sections)
    two = shared.share(replace(moved, sections=sections))

    assert one.sections[0].title is two.sections[0].title
    assert two.sections == sections


def test_a_note_shares_its_path_with_its_actions() -> None:
    note = Shared().share(fresh())

    assert note.actions[0].path is note.path
