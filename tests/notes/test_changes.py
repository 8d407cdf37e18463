"""One action changed, and every other byte of the note left alone."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tui.notes.action import Action, Dialect, Priority, State
from tui.notes.actions.changes import Rewritten, put_back, rewrite
from tui.notes.actions.edits import Edit, postpone, set_field, set_state
from tui.notes.actions.owners import set_owner
from tui.notes.actions.respelling import set_text
from tui.notes.conventions import Conventions, People
from tui.notes.errors import ActionMoved, NoteUnreadable
from tui.notes.parsing.action_items import find_actions
from tui.notes.parsing.dialects import read_fields
from tui.notes.text import split_raw

PATH = "ada/note.md"
TODAY = date(2019, 6, 13)
PLAIN_RULES = Conventions()

thorough = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
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


def note_and_action(
    data: st.DataObject, wanted: Callable[[Action], bool] = lambda _: True
) -> tuple[bytes, Action]:
    note = data.draw(samples.files())
    choices = [action for action in actions(note) if wanted(action)]
    assume(choices)
    return note, data.draw(st.sampled_from(choices))


def is_dateless(action: Action) -> bool:
    return action.mark == " " and not action.done and not action.cancelled


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
            kept = action if action.state is state else None
            done = ((kept and kept.done) or TODAY) if state is State.DONE else None
            cancelled = ((kept and kept.cancelled) or TODAY) if state is State.CANCELLED else None
            assert (after.action.done, after.action.cancelled) == (done, cancelled)
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
        note, action = note_and_action(data, is_dateless)
        for state in (State.DONE, State.CANCELLED, State.PROGRESS, State.CARRIED):
            there = changed(note, action, state)
            assert there.data != note
            assert changed(there.data, there.action, State.OPEN).data == note


class TestOtherChanges:
    EDITS: ClassVar[Mapping[str, Callable[[], Edit]]] = MappingProxyType(
        {
            "due": lambda: set_field("due", TODAY),
            "no due": lambda: set_field("due", None),
            "check": lambda: set_field("check", TODAY),
            "postponed": lambda: postpone(7, TODAY),
            "priority": lambda: set_field("priority", Priority.HIGH),
            "owner": lambda: set_owner("ada", People({"ada": "Ada L.", "ben": "Ben O."})),
            "a stranger's": lambda: set_owner("Zoe K", People({"ada": "Ada L."})),
            "nobody's": lambda: set_owner("", People({"ada": "Ada L."})),
            "words": lambda: set_text("other words"),
        }
    )

    @thorough
    @given(st.data(), st.sampled_from(sorted(EDITS)))
    def test_any_of_them_is_taken_back_to_the_byte(self, data: st.DataObject, name: str) -> None:
        note, action = note_and_action(data)
        others = [other for other in actions(note) if other != action]

        try:
            there = rewrite(note, action, self.EDITS[name](), PLAIN_RULES)
        except ActionMoved:
            return
        back = rewrite(there.data, there.action, put_back(there), PLAIN_RULES)

        assert back.data == note
        same = [(one.text, one.mark, one.depth) for one in actions(there.data)]
        assert all((one.text, one.mark, one.depth) in same for one in others)
        assert there.action.mark == action.mark
        if name == "words":
            assert there.action.text == "other words"
            assert (there.action.due, there.action.done) == (action.due, action.done)
        elif name != "nobody's":  # who is not the owner is no longer mentioned by a sign
            assert there.action.text == action.text


def ticked(before: str, now: str, wanted: str | int = 0) -> str:
    """Take an action of one text and tick it in another; return what the note says then."""
    found = actions(before.encode())
    action = (
        found[wanted] if isinstance(wanted, int) else next(a for a in found if a.text == wanted)
    )
    return changed(now.encode(), action, State.DONE).data.decode().replace(" ✅ 2019-06-13", "")


class TestFindingTheLine:
    @pytest.mark.parametrize(
        ("before", "now", "after"),
        [
            ("- [ ] a\n- [ ] b\n", "- [ ] b\n- [ ] a\n", "- [ ] b\n- [x] a\n"),
            ("# A\n- [ ] a\n", "intro\n\n# A\n- [ ] a\n", "intro\n\n# A\n- [x] a\n"),
            ("# A\n- [ ] a\n", "# Z\n- [ ] a\n", "# Z\n- [x] a\n"),
            ("# A\n- [ ] a\n# B\n", "# A\n# B\n- [ ] a\n", "# A\n# B\n- [x] a\n"),
            ("- [ ] a\n", "- [ ] a 📅 2019-06-20\n", "- [x] a 📅 2019-06-20\n"),
            ("- [ ] a\n", "- [/] a\n", "- [x] a\n"),
            ("- [ ] a\n", "> 1. [ ] a\n", "> 1. [x] a\n"),
            ("- [ ] a b\n", "- b\n  * [ ] a\n    b\n", "- b\n  * [x] a\n    b\n"),
            ("- [ ] a\n", "```\n- [ ] a\n```\n- [ ] a\n", "```\n- [ ] a\n```\n- [x] a\n"),
            ("-\t[ ] a\tb\n", "\n-\t[ ] a\tb\n", "\n-\t[x] a\tb\n"),
            ("- x\n\t- [ ] a\n", "- x\n\t- [ ] a\n", "- x\n\t- [x] a\n"),
            ("- [ ] [x] a\n", "- [ ] [x] a\n", "- [x] [x] a\n"),
        ],
    )
    def test_an_action_is_found_where_it_is_now(self, before: str, now: str, after: str) -> None:
        assert ticked(before, now, actions(after.encode())[-1].text) == after

    @pytest.mark.parametrize(
        ("one", "other"), [("@bo", "@cy"), ("due:2019-06-20", "due:2019-06-21"), ("@bo", "")]
    )
    def test_twins_that_have_changed_places_are_a_doubt(self, one: str, other: str) -> None:
        first, second = f"- [ ] a {one}\n", f"- [ ] a {other}\n"

        with pytest.raises(ActionMoved, match="have changed places"):
            ticked(first + second, second + first)
        assert ticked(first + second, f"intro\n\n{first}{second}").count("[x]") == 1

    def test_a_twin_that_got_another_day_is_the_same(self) -> None:
        before, now = "- [ ] a 📅 2019-06-20\n- [ ] a\n", "- [ ] a 📅 2019-06-21\n- [ ] a\n"

        assert ticked(before, now) == now.replace("[ ]", "[x]", 1)

    @pytest.mark.parametrize("line", ["      >", "  >"])
    def test_a_line_that_looks_empty_stays(self, line: str) -> None:
        note = f"- [ ] a\n{line}\n- [ ] b\n"

        assert ticked(note, note) == note.replace("[ ]", "[x]", 1)

    @pytest.mark.parametrize(
        ("note", "wanted", "after"),
        [
            ("# A\n- [ ] a\n- [ ] a\n- [ ] a\n", 1, "# A\n- [ ] a\n- [x] a\n- [ ] a\n"),
            ("# A\n- [ ] a\n# B\n- [ ] a\n", 0, "# A\n- [x] a\n# B\n- [ ] a\n"),
            ("# A\n- [ ] a\n# B\n- [ ] a\n", 1, "# A\n- [ ] a\n# B\n- [x] a\n"),
            ("- [x] a\n  - [ ] a\n", 1, "- [x] a\n  - [x] a\n"),
        ],
    )
    def test_twins_are_told_apart_by_their_order(self, note: str, wanted: int, after: str) -> None:
        assert ticked(note, note, wanted) == after
        assert ticked(note, f"intro\n\n{note}", wanted) == f"intro\n\n{after}"

    @pytest.mark.parametrize(
        ("before", "now", "sentence"),
        [
            ("- [ ] a\n", "", "“a” is no longer in ada/note.md."),
            ("- [ ] a\n", "- [ ] b\n", "“a” is no longer in ada/note.md."),
            ("- [ ] a\n", "- a\n", "“a” is no longer in ada/note.md."),
            ("- [ ] a\n", "<!--\n- [ ] a\n-->\n", "“a” is no longer in ada/note.md."),
            ("- [ ] a\n", "- [ ] a\n- [ ] a\n", "now has 2 actions “a” where it had 1."),
            ("- [ ] a\n- [ ] a\n", "- [ ] a\n", "now has 1 actions “a” where it had 2."),
            ("# A\n- [ ] a\n# B\n- [ ] a\n", "# B\n- [ ] a\n# A\n- [ ] a\n", "changed places"),
            ("# A\n- [ ] a\n# B\n- [ ] a\n", "# Z\n- [ ] a\n# B\n- [ ] a\n", "changed places"),
        ],
    )
    def test_a_doubt_is_refused_in_a_sentence(self, before: str, now: str, sentence: str) -> None:
        with pytest.raises(ActionMoved, match=sentence) as caught:
            ticked(before, now)

        assert "Nothing was written" in caught.value.message

    @pytest.mark.parametrize(
        ("now", "code"), [(b"- [ ] a\n\xff", "encoding"), (b"- [ ] a\n\x00", "nul")]
    )
    def test_bytes_that_are_not_sound_are_refused(self, now: bytes, code: str) -> None:
        with pytest.raises(NoteUnreadable, match="but not changed") as caught:
            changed(now, only_action(b"- [ ] a\n"), State.DONE)

        assert caught.value.code == code

    def test_a_change_that_would_reach_further_is_refused(self) -> None:
        note = b"- [x] a\n  \xe2\x9c\x85 2019-06-01 - [ ] b\n"

        with pytest.raises(ActionMoved, match="can't be changed without changing what stands"):
            changed(note, only_action(note), State.OPEN)


class TestWhatIsWritten:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("- [ ] a\n", "- [x] a ✅ 2019-06-13\n"),
            ("- [ ] a due:2019-06-12\n", "- [x] a due:2019-06-12 done:2019-06-13\n"),
            ("- [ ] a\n- [ ] b due:2019-06-12", "- [x] a done:2019-06-13\n- [ ] b due:2019-06-12"),
            ("- [ ] a\n- [ ] b [due:: 2019-06-12]",
             "- [x] a [completion:: 2019-06-13]\n- [ ] b [due:: 2019-06-12]"),
            ("- [ ] a\\\n  b", "- [x] a\\ ✅ 2019-06-13\n  b"),
        ],
    )  # fmt: skip
    def test_the_dialect_of_the_line_else_of_the_note(self, before: str, after: str) -> None:
        action = actions(before.encode())[0]

        assert changed(before.encode(), action, State.DONE).data.decode() == after

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("- [ ] a `b\n  c`\n", "- [x] a ✅ 2019-06-13 `b\n  c`\n"),
            ("- [ ] a ` b `c`\n  d ` e\n", "- [x] a ✅ 2019-06-13 ` b `c`\n  d ` e\n"),
            ("- [ ] a`b\n  c`\n", "- [x] ✅ 2019-06-13 a`b\n  c`\n"),
        ],
    )
    def test_nothing_comes_between_a_word_and_code_that_goes_on(
        self, before: str, after: str
    ) -> None:
        action = actions(before.encode())[0]
        ticked = changed(before.encode(), action, State.DONE)

        assert ticked.data.decode() == after
        assert ticked.action.text == action.text

    def test_the_dialect_of_the_folder_where_the_note_shows_none(self) -> None:
        rules = Conventions(dialect=Dialect.PLAIN)
        note = b"- [ ] a\n"

        after = rewrite(note, only_action(note), set_state(State.DONE, TODAY), rules)

        assert after.data == b"- [x] a done:2019-06-13\n"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_line_that_held_only_the_date_goes_and_comes_back(self, end: str) -> None:
        note = end.join(["- [x] a", "  ✅ 2019-06-01", "  b", "- [ ] c"]).encode()

        there = changed(note, actions(note)[0], State.OPEN)
        back = rewrite(there.data, there.action, put_back(there), PLAIN_RULES)

        assert there.data == end.join(["- [ ] a", "  b", "- [ ] c"]).encode()
        assert back.data == note


class TestPuttingBack:
    def test_others_lines_that_came_meanwhile_stay(self) -> None:
        note = b"- [ ] a"
        there = changed(note, only_action(note), State.DONE)
        meanwhile = b"# New\r\n\r\n" + there.data + b"\r\n- [ ] b"

        back = rewrite(meanwhile, there.action, put_back(there), PLAIN_RULES)

        assert back.data == b"# New\r\n\r\n- [ ] a\r\n- [ ] b"

    @pytest.mark.parametrize("edit", [(b"[x]", b"[-]"), (b"2019", b"2018"), (b"- [", b"* [")])
    def test_an_item_that_was_edited_since_is_left_alone(self, edit: tuple[bytes, bytes]) -> None:
        note = b"- [ ] a\n"
        there = changed(note, only_action(note), State.DONE)

        with pytest.raises(ActionMoved, match="“a” has been edited since"):
            rewrite(there.data.replace(*edit), there.action, put_back(there), PLAIN_RULES)
