"""What is equal in many notes is one object."""

import msgspec

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
    assert one.sections[0].title is two.sections[0].title
    assert one.links[0].target is two.links[0].target
    assert one.actions[0].due is two.actions[0].due


def test_a_note_shares_its_path_with_its_actions() -> None:
    note = Shared().share(fresh())

    assert note.actions[0].path is note.path
