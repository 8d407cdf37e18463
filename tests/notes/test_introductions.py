"""Who is who is put into notes, and can be taken out again."""

import msgspec
import pytest
from msgspec.structs import replace

from tests.notes.test_index import FULL, plain
from tui.notes.action import Action
from tui.notes.note import Note
from tui.notes.store.introductions import Introductions

COPIES = {"a.md": ["a.sync-conflict-20260101.md"]}


def action(text: str, owner: str = "", mentions: tuple[str, ...] = ()) -> Action:
    """Return an action of the note `a.md`."""
    return Action(path="a.md", line=3, mark=" ", text=text, owner=owner, mentions=mentions)


NOTE = replace(
    plain("a.md"),
    author="amara",
    actions=(
        action("of one who is mentioned", mentions=("nobody", "bruno")),
        action("of one who is named", owner="bruno"),
        action("of a stranger", owner="somebody"),
        action("of nobody"),
    ),
)


def fresh() -> Note:
    """Return a note that is nobody else's."""
    return msgspec.convert(msgspec.to_builtins(NOTE), Note)


def met(*aliases: tuple[str, str]) -> Introductions:
    """Return what knows people by the display names and an alias of each."""
    return Introductions(dict(aliases))


def test_names_become_those_that_people_are_known_by() -> None:
    note = met(("amara", "Amara Okafor"), ("bruno", "Bruno Reis")).introduced(NOTE)

    assert note.author == "Amara Okafor"
    assert [one.owner for one in note.actions] == ["Bruno Reis", "Bruno Reis", "somebody", ""]


def test_a_note_of_strangers_stays_the_same_object() -> None:
    assert met().introduced(NOTE) is NOTE


@pytest.mark.parametrize("is_new", [False, True])
def test_how_a_note_was_written_is_found_again(*, is_new: bool) -> None:
    who = met(("amara", "Amara Okafor"), ("bruno", "Bruno Reis"))
    who.copies = COPIES
    shown = who.introduced(fresh(), is_new=is_new)

    assert shown != NOTE
    assert who.as_written(shown) == NOTE
    assert who.author(shown) == "amara"


def test_a_new_note_is_changed_itself_to_what_a_copy_would_be() -> None:
    who = met(("amara", "Amara Okafor"), ("bruno", "Bruno Reis"))
    note = fresh()

    assert who.introduced(note, is_new=True) is note
    assert note == who.introduced(NOTE)


def test_a_note_that_was_never_introduced_is_as_it_was_written() -> None:
    assert met().as_written(FULL) is FULL


def test_who_was_met_later_is_introduced_as_if_known_before() -> None:
    who = met(("bruno", "Bruno Reis"))
    early = who.introduced(NOTE)
    who.meet(["Nobody"])

    assert [one.owner for one in early.actions[:2]] == ["Bruno Reis", "Bruno Reis"]
    assert [one.owner for one in who.introduced(early).actions[:2]] == ["Nobody", "Bruno Reis"]


def test_a_conflict_copy_is_told_of_as_long_as_it_is_there() -> None:
    who = met()
    who.copies = COPIES
    with_copy = who.introduced(NOTE)
    who.copies = {}

    assert [problem.code for problem in with_copy.problems] == ["conflict-copy"]
    assert who.introduced(with_copy) == NOTE


def test_what_was_read_anew_is_not_taken_for_what_was_shown() -> None:
    who = met(("bruno", "Bruno Reis"))
    who.introduced(NOTE)
    anew = replace(NOTE, author="bruno", actions=NOTE.actions[:1])
    who.forget(["a.md"])

    assert who.as_written(anew) is anew
