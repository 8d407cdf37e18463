"""One action changed, and every other byte of the note left alone."""

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tui.notes.action import Action, Dialect, State
from tui.notes.changes import Rewritten, put_back, rewrite, set_state
from tui.notes.conventions import Conventions
from tui.notes.dialects import read_fields
from tui.notes.errors import ActionMoved, NoteUnreadable
from tui.notes.scan import find_actions
from tui.notes.text import split_raw

PATH = "ada/note.md"
TODAY = date(2019, 6, 13)
PLAIN_RULES = Conventions()

thorough = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)


def actions(data: bytes) -> list[Action]:
    return [found.action for found in find_actions(PATH, data, PLAIN_RULES)]


def only_action(data: bytes) -> Action:
    [action] = actions(data)
    return action


def changed(data: bytes, action: Action, state: State) -> Rewritten:
    return rewrite(data, action, set_state(state, TODAY), PLAIN_RULES)


def raw_lines(data: bytes) -> list[str]:
    """Lines with their ends, as text that shows every byte."""
    return [line + end for line, end in split_raw(data.decode("latin-1"))]


def note_and_action(data: st.DataObject) -> tuple[bytes, Action]:
    note = data.draw(samples.files())
    choices = actions(note)
    assume(choices)
    return note, data.draw(st.sampled_from(choices))


class TestRoundTrip:
    @thorough
    @given(st.data(), st.sampled_from(State))
    def test_one_line_changes_and_the_action_has_the_state(
        self, data: st.DataObject, state: State
    ) -> None:
        note, action = note_and_action(data)
        before = find_actions(PATH, note, PLAIN_RULES)
        [place] = [found for found in before if found.action == action]

        after = changed(note, action, state)

        assert after.action.state is state
        assert (after.action.text, after.action.nth) == (action.text, action.nth)
        if read_fields(place.item.text[:1]).text:  # else a date may be all that makes it a task
            assert after.action.done == (TODAY if state is State.DONE else None)
            assert after.action.cancelled == (TODAY if state is State.CANCELLED else None)
        old, new = raw_lines(note), raw_lines(after.data)
        own = range(place.item.line, place.item.line + len(place.item.text))
        dates_below = place.reading.fields.done or place.reading.fields.cancelled
        if dates_below and len(own) > 1:
            rest = len(old) - own.stop
            assert old[: own.start] == new[: own.start]
            assert old[own.stop :] == (new[-rest:] if rest else [])
        else:
            assert [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b] in (
                [own.start],
                [],
            )

    @thorough
    @given(st.data(), st.sampled_from(State))
    def test_put_back_gives_the_identical_bytes(self, data: st.DataObject, state: State) -> None:
        note, action = note_and_action(data)
        there = changed(note, action, state)

        back = rewrite(there.data, there.action, put_back(there), PLAIN_RULES)
        again = rewrite(back.data, back.action, put_back(back), PLAIN_RULES)

        assert back.data == note
        assert back.action == action
        assert again.data == there.data

    @thorough
    @given(st.data())
    def test_tick_and_untick_of_what_had_no_dates_gives_the_identical_bytes(
        self, data: st.DataObject
    ) -> None:
        note, action = note_and_action(data)
        assume(action.mark == " " and not action.done and not action.cancelled)
        for state in (State.DONE, State.CANCELLED, State.PROGRESS, State.CARRIED):
            there = changed(note, action, state)
            assert there.data != note
            assert changed(there.data, there.action, State.OPEN).data == note
