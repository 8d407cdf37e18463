"""Following up: each key that changes an action, on the sample notes, to the byte in the file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.widgets import Input, Static
from textual.widgets._toast import Toast

from tests.app.journey import Journey, journey
from tests.app.test_ticking import WALL, changed_lines, find, snapshot
from tui.notes.action import Action, Priority
from tui.notes.actions.agenda import Grouping, View, key_of
from tui.panes.tracking.action_keys import ACTION_KEYS, ActionKeys, Verb
from tui.screens.asking import Ask, Reading

LINE = f"- [ ] {WALL} 🔽 ➕ 2019-04-02"
"""As it stands in the note."""
SMALL = (80, 24)
STYLES = Path(__file__).parents[2] / "styles" / "modals.tcss"
KEYS = {
    "space": f"- [x] {WALL} 🔽 ➕ 2019-04-02 ✅ 2019-06-26",
    "i": f"- [/] {WALL} 🔽 ➕ 2019-04-02",
    "x": f"- [-] {WALL} 🔽 ➕ 2019-04-02 ❌ 2019-06-26",
    "+": f"- [ ] {WALL} 🔽 ➕ 2019-04-02 📅 2019-06-27",
    "3 +": f"- [ ] {WALL} 🔽 ➕ 2019-04-02 📅 2019-06-29",
    "2 w +": f"- [ ] {WALL} 🔽 ➕ 2019-04-02 📅 2019-07-10",
    "d f r i enter": f"- [ ] {WALL} 🔽 ➕ 2019-04-02 📅 2019-06-28",
    "c 1 space j u l y enter": f"- [ ] {WALL} 🔽 ➕ 2019-04-02 ⏳ 2019-07-01",
    "o d i l enter": f"- [ ] {WALL} @dilys 🔽 ➕ 2019-04-02",
    "o down down enter": f"- [ ] {WALL} @callum 🔽 ➕ 2019-04-02",
    "shift+up": f"- [ ] {WALL} ➕ 2019-04-02",
    "shift+down": f"- [ ] {WALL} ⏬ ➕ 2019-04-02",
    "E space t w i c e enter": f"- [ ] {WALL} twice 🔽 ➕ 2019-04-02",
}
"""Keys, and what the line becomes."""


async def choose(person: Journey, text: str) -> Action:
    """Go to an action in the tracker."""
    await person.press("3")
    action = find(person, text)
    await person.until(lambda: person.main.tracker.lines.move_to(key_of(action)))
    await person.until(lambda: person.main.tracker.current == action)
    return action


def snapshot_texts(folder: Path) -> list[str]:
    """Return what all notes say."""
    return [file.read_text("utf-8") for file in folder.rglob("*.md")]


async def choose_in_note(person: Journey, text: str) -> Action:
    """Focus an action's box in its note."""
    action = find(person, text)
    person.main.browsing.read_action(person.main.tracker.ActionOpened(action))
    await person.until(lambda: person.main.viewer.chosen_actions == (action,))
    return action


@asynccontextmanager
async def reading(sample: Path, text: str) -> AsyncIterator[tuple[Journey, Path]]:
    """Have Amara read a note of hers, with this text, in its pane; its file comes with her."""
    note = sample / "amara/2019-06-25.md"
    note.write_text(text)
    async with journey(sample, me="amara", size=SMALL) as person:
        person.main.go("amara/2019-06-25.md")
        await person.until_reading("amara/2019-06-25.md")
        person.main.viewer.focus()
        yield person, note


async def press(person: Journey, keys: str) -> None:
    """Press keys; where one of them puts a question, the others are its answer."""
    for key in keys.split():
        await person.press(key)
        if key in {"d", "c", "o", "E", "a", "A"} and not isinstance(person.app.screen, Ask):
            await person.until(lambda: isinstance(person.app.screen, Ask))


class TestEachKey:
    @pytest.mark.parametrize("keys", KEYS)
    async def test_in_the_tracker(self, sample: Path, keys: str) -> None:
        before = snapshot(sample)
        async with journey(sample, size=SMALL) as person:
            await choose(person, WALL)
            await press(person, keys)
            await person.until(lambda: changed_lines(before, sample))
            assert changed_lines(before, sample) == [
                (f"{LINE}\n".encode(), f"{KEYS[keys]}\n".encode())
            ]
            await person.until(lambda: not isinstance(person.app.screen, Ask))
            await person.press("u")
            await person.until(lambda: changed_lines(before, sample) == [])
            await person.press("U")
            await person.until(lambda: len(changed_lines(before, sample)) == 1)

    @pytest.mark.parametrize("keys", ["space", "x", "2 w +", "d f r i enter", "shift+up"])
    async def test_on_the_box_in_the_note(self, sample: Path, keys: str) -> None:
        before = snapshot(sample)
        async with journey(sample) as person:
            await choose_in_note(person, WALL)
            await press(person, keys)
            await person.until(lambda: changed_lines(before, sample))
            [(_, line)] = changed_lines(before, sample)
            assert line.decode() == f"{KEYS[keys]}\n"
            await person.until(lambda: not isinstance(person.app.screen, Ask))
            await person.press("ctrl+z")
            await person.until(lambda: changed_lines(before, sample) == [])

    async def test_without_a_box_the_same_keys_are_the_pagers(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample, size=SMALL) as person:
            await person.until_shown("Nine left")
            await person.press("2", "d")
            assert person.main.viewer.scroll_offset.y > 0
            await person.press("u")
            assert person.main.viewer.scroll_offset.y == 0
            await person.press("space", "plus", "x", "d")
            assert isinstance(person.app.screen, type(person.main))
            assert changed_lines(before, sample) == []

    async def test_an_answer_that_is_no_day_is_not_taken(self, sample: Path) -> None:
        async with journey(sample) as person:
            await choose(person, WALL)
            await press(person, "d f r i")
            await person.until_shown("fri → Fri 28 Jun")
            await press(person, "d enter")
            await person.until_shown("frid → not a day that I know")
            await person.press("escape")
            assert LINE in person.read("amara/2019-04-01.md")


class TestQuickKeys:
    """Each key goes on from what the one before has left, whatever is still shown."""

    @pytest.mark.parametrize(
        ("verbs", "mark"),
        [
            ([Verb.TICK] * 2, " "),
            ([Verb.TICK] * 3, "x"),
            ([Verb.CANCEL] * 4, " "),
            ([Verb.PROGRESS, Verb.CANCEL, Verb.TICK], " "),
            ([Verb.TICK, Verb.CARRY], "x"),
            ([Verb.CARRY, Verb.PROGRESS], "/"),
        ],
    )
    async def test_a_state_follows_from_the_one_before(
        self, sample: Path, verbs: list[Verb], mark: str
    ) -> None:
        async with journey(sample) as person:
            action = await choose(person, WALL)
            asked = [ActionKeys.Asked(person.main.tracker, verb, (action,)) for verb in verbs]
            for worker in [person.main.following.change(event) for event in asked]:
                await worker.wait()
            assert f"- [{mark}] {WALL}" in person.read(action.path)

    async def test_three_steps_up_are_three(self, sample: Path) -> None:
        async with journey(sample) as person:
            action = await choose(person, WALL)
            event = ActionKeys.Asked(person.main.tracker, Verb.RAISE, (action,))
            for worker in [person.main.following.change(event) for _ in range(3)]:
                await worker.wait()
            assert find(person, WALL).priority is Priority.HIGH

    async def test_an_answer_that_changes_nothing_is_nothing_to_undo(self, sample: Path) -> None:
        async with journey(sample) as person:
            await choose(person, WALL)
            for _ in range(2):
                await press(person, "d f r i enter")
                await person.until(lambda: not isinstance(person.app.screen, Ask))
            await person.until(lambda: "📅 2019-06-28" in person.read("amara/2019-04-01.md"))
            await person.press("u")
            await person.until(lambda: f"{LINE}\n" in person.read("amara/2019-04-01.md"))

    async def test_undo_goes_to_what_was_carried(self, sample: Path) -> None:
        async with journey(sample) as person:
            action = await choose(person, WALL)
            await person.press(">")
            await person.until(lambda: f"- [>] {WALL}" in person.read(action.path))
            await person.press("u")
            await person.until(lambda: person.main.tracker.current == action)


class TestNoAnswer:
    @pytest.mark.parametrize("key", ["d", "c", "o"])
    async def test_an_empty_one_changes_nothing_and_none_takes_it_out(
        self, sample: Path, key: str
    ) -> None:
        answer = "d i l" if key == "o" else "f r i"
        async with journey(sample) as person:
            path = (await choose(person, WALL)).path
            await press(person, f"{key} {answer} enter")
            await person.until(lambda: f"{LINE}\n" not in person.read(path))
            given = person.read(path)
            await person.until(lambda: person.app.screen is person.main)
            await press(person, f"{key} enter")
            await person.until(lambda: person.app.screen is person.main)
            assert person.read(path) == given
            await press(person, f"{key} n o n e enter")
            await person.until(lambda: f"{LINE}\n" in person.read(path))

    async def test_escape_leaves_whose_actions_are_shown(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "m", "m")
            await person.until(lambda: isinstance(person.app.screen, Ask))
            await person.press("escape")
            await person.until(lambda: person.app.screen is person.main)
            assert person.main.tracker.view.owner == "Callum Frobisher"


class TestMoreThanOneLine:
    async def test_marked_actions_change_together_and_back(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample, size=SMALL) as person:
            await person.press("3", "v", "j", "v", "space")
            await person.until(lambda: len(changed_lines(before, sample)) == 2)
            await person.until_told("2 changes: ")
            await person.until(lambda: "marked" not in str(person.main.tracker.border_title))
            await person.press("u")
            await person.until(lambda: changed_lines(before, sample) == [])

    async def test_a_line_is_added_to_the_note_of_the_action(self, sample: Path) -> None:
        async with journey(sample) as person:
            action = await choose(person, WALL)
            text = person.read(action.path)
            await press(person, "a")
            await person.type("Thank Wayne\n")
            await person.until(lambda: "- [ ] Thank Wayne" in person.read(action.path))
            added = person.read(action.path).splitlines()
            assert [line for line in added if "Thank Wayne" not in line] == text.splitlines()
            await person.press("u")
            await person.until(lambda: person.read(action.path) == text)

    async def test_a_thought_goes_to_this_weeks_note_which_is_begun(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample, size=SMALL) as person:
            await press(person, "A")
            await person.type("Ring Jean\n")
            await person.until_told("Ring Jean")
            [new] = set(snapshot(sample)) - set(before)
            assert new.startswith("callum/")
            assert "- [ ] Ring Jean\n" in person.read(new)
            await person.press("ctrl+z")
            await person.until(lambda: snapshot(sample) == before)

    async def test_a_note_that_is_taken_back_is_not_told_of_as_deleted(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample) as person:
            await press(person, "A")
            await person.type("Ring Jean\n")
            await person.until_told("Ring Jean")
            [new] = set(snapshot(sample)) - set(before)
            person.main.go(new)
            await person.until_shown("Ring Jean")
            await person.press("ctrl+z")
            await person.until(lambda: snapshot(sample) == before)
            await person.until(lambda: person.reading in person.main.library.notes)
            assert "was deleted" not in "".join(one.message for one in person.app._notifications)

    async def test_an_action_is_carried_and_brought_back_by_one_undo(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample, size=SMALL) as person:
            action = await choose(person, WALL)
            await person.press(">")
            await person.until(lambda: f"- [>] {WALL}" in person.read(action.path))
            [new] = set(snapshot(sample)) - set(before)
            assert f"- [ ] {WALL}" in person.read(new)
            assert "2019-04-01.md)" in person.read(new)
            await person.press("u")
            await person.until(lambda: snapshot(sample) == before)

    async def test_marks_outlast_a_change_in_the_note_pane(self, sample: Path) -> None:
        async with journey(sample) as person:
            await choose(person, WALL)
            await person.press("down", "v", "v")
            assert len(person.main.tracker.chosen_actions) == 2
            await choose_in_note(person, WALL)
            await person.press("i")
            await person.until_told("→ [/]")
            assert len(person.main.tracker.chosen_actions) == 2

    async def test_a_line_of_the_note_becomes_an_action_and_back(self, sample: Path) -> None:
        note = sample / "amara/2019-06-25.md"
        note.write_text("# w/c 24 June: Extra\n\n- one\n- [ ] two\n")
        async with journey(sample) as person:
            person.main.go("amara/2019-06-25.md")
            await person.until_reading("amara/2019-06-25.md")
            await choose_in_note(person, "two")
            await person.press("ctrl+t")
            await person.until(lambda: note.read_text().endswith("- one\n- two\n"))
            await person.press("ctrl+z")
            await person.until(lambda: note.read_text().endswith("- one\n- [ ] two\n"))

    async def test_a_sentence_of_a_paragraph_becomes_an_action_and_back(self, sample: Path) -> None:
        text = "Wayne rang. Call him on Friday. All is well.\n\n[Plan](x.md)\n"
        async with reading(sample, text) as (person, note):
            await person.press("ctrl+t")
            await person.until_shown("› Wayne rang.")
            await person.press("down", "escape")
            await person.until(lambda: person.app.screen is person.main)
            assert note.read_text() == text
            await person.press("ctrl+t")
            await person.until_shown("› Wayne rang.")
            await person.press("down", "enter")
            after = "Wayne rang. All is well.\n\n- [ ] Call him on Friday.\n\n[Plan](x.md)\n"
            await person.until(lambda: note.read_text() == after)
            await person.press("ctrl+z")
            await person.until(lambda: note.read_text() == text)

    async def test_any_bullet_in_view_can_become_an_action(self, sample: Path) -> None:
        lines = [*(f"- bullet {n}\n" for n in range(40)), "- [ ] an action\n", "- again\n- again\n"]
        async with reading(sample, "".join(lines)) as (person, note):
            await person.press("G", "ctrl+t")
            await person.until_shown("What is to be an action?")
            choices = str(person.app.screen.query_one("#ask-choices", Static).content)
            assert "an action" not in choices
            assert "bullet 1\n" not in choices
            await person.type("again\n")
            after = "".join(lines).replace("- again\n", "- [ ] again\n", 1)
            await person.until(lambda: note.read_text() == after)

    async def test_it_is_the_one_that_was_chosen_wherever_others_have_moved_it(
        self, sample: Path
    ) -> None:
        async with reading(sample, "- one\n- two\n") as (person, note):
            await person.press("ctrl+t")
            await person.until_shown("What is to be an action?")
            note.write_text("- zero\n- one\n- two\n")
            await person.type("two\n")
            await person.until(lambda: note.read_text() == "- zero\n- one\n- [ ] two\n")

    async def test_a_note_without_a_line_to_promote_says_so(self, sample: Path) -> None:
        async with reading(sample, "# Only a title\n") as (person, note):
            await person.press("ctrl+t")
            await person.until_told("no bullet or sentence")
            assert note.read_text() == "# Only a title\n"


class TestWhatIsShown:
    async def test_a_message_takes_the_place_of_the_one_before(self, sample: Path) -> None:
        async with journey(sample) as person:
            await choose(person, WALL)
            for keys, told in (("+", "27 Jun"), ("+", "28 Jun"), ("x", "→ [-]")):
                await person.press(keys)
                await person.until_told(told)
            assert len(person.app._notifications) == 1

    async def test_words_that_take_as_many_lines_appear_in_the_message_before(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await choose(person, WALL)
            await person.press("+")
            await person.until_shown("none → 27 Jun")
            shown = person.app.screen.query_one(Toast)
            await person.press("+")
            await person.until_shown("27 Jun → 28 Jun")
            assert person.app.screen.query_one(Toast) is shown
            assert "none → 27 Jun" not in person.shown()

    async def test_an_item_unfolds_to_all_its_lines(self, sample: Path) -> None:
        note = sample / "amara/2019-06-25.md"
        note.write_text("# w/c 24 June\n\n- [ ] Call Jean\n\n  On Monday.\n  - [ ] and Ruth\n")
        async with journey(sample, size=SMALL) as person:
            await person.until(lambda: "amara/2019-06-25.md" in person.main.library.notes)
            await choose(person, "Call Jean")
            await person.press("l")
            await person.until_shown("On Monday.")
            await person.until_shown("- [ ] and Ruth")
            await person.press("h")
            await person.until(lambda: "On Monday." not in person.shown())

    async def test_one_persons_actions_by_the_first_letters(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "m", "m")
            await person.until(lambda: isinstance(person.app.screen, Ask))
            await person.type("pr\n")
            await person.until(lambda: "Priya" in str(person.main.tracker.border_subtitle))
            rows = [row for row in person.main.tracker.lines.rows if row.selectable]
            assert {row.entry.who for row in rows} == {"Priya Venkataraman"}  # type: ignore[union-attr]

    async def test_the_view_is_kept_for_each_person(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "s", "m", "slash", "b", "enter")
        async with journey(sample) as person:
            await person.until(lambda: person.main.tracker.view.by is Grouping.OWNER)
            assert person.main.tracker.view.owner == "Callum Frobisher"
            assert person.main.tracker.view.text == ""
        async with journey(sample, me="dilys") as person:
            assert person.main.tracker.view == View()

    async def test_a_digit_that_is_no_count_leads_to_its_pane(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "1", "j")
            await person.until(lambda: person.main.timeline.has_focus_within)

    @pytest.mark.parametrize("key", ["E", "a"])
    async def test_whose_note_it_is_not_is_told_before_anything_is_typed(
        self, sample: Path, key: str
    ) -> None:
        (sample / ".weeknotes.toml").write_text('edit = "own"\n')
        async with journey(sample) as person:
            await choose(person, WALL)
            await person.press(key)
            await person.until_told("`edit` in the folder's .weeknotes.toml says own")
            assert not isinstance(person.app.screen, Ask)

    async def test_words_that_could_not_be_written_can_be_typed_on(self, sample: Path) -> None:
        async with journey(sample) as person:
            action = await choose(person, WALL)
            await press(person, "a")
            (sample / action.path).unlink()
            await person.type("Thank Wayne\n")
            await person.until_told(action.path)
            await person.until(lambda: isinstance(person.app.screen, Ask))
            assert person.app.screen.query_one(Input).value == "Thank Wayne"

    async def test_other_words_for_what_has_changed_meanwhile_are_not_lost(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            action = await choose(person, WALL)
            await press(person, "E")
            file = sample / action.path
            file.write_text(file.read_text("utf-8").replace(WALL, "Something else"), "utf-8")
            await person.type(" twice\n")
            await person.until_told(action.path)
            await person.until(lambda: isinstance(person.app.screen, Ask))
            assert person.app.screen.query_one(Input).value == f"{WALL} twice"
            await person.press("escape")
            await person.until(lambda: not isinstance(person.app.screen, Ask))

    @pytest.mark.parametrize("key", ["A", "a", "E"])
    async def test_words_that_were_not_entered_are_there_after_the_next_start(
        self, sample: Path, key: str
    ) -> None:
        async with journey(sample) as person:
            await choose(person, WALL)
            await press(person, key)
            await person.type(" and Jean")
        async with journey(sample, newcomer=True) as person:
            await person.until_told("and Jean” was not entered.")
            action = await choose(person, WALL)
            await press(person, key)
            box = person.app.screen.query_one(Input)
            assert box.value.endswith(" and Jean")
            await person.type(" Pym\n")
            await person.until(lambda: "and Jean Pym" in "".join(snapshot_texts(sample)))
            await choose(person, f"{WALL} and Jean Pym" if key == "E" else action.text)
            await press(person, key)
            box = person.app.screen.query_one(Input)
            assert box.value == (f"{WALL} and Jean Pym" if key == "E" else "")
            await person.type("Not this")
            await person.press("escape")
        async with journey(sample, newcomer=True) as person:
            await person.pilot.pause()
            assert not any("entered" in one.message for one in person.app._notifications)

    async def test_who_may_not_is_told_whose_rule_it_is(self, sample: Path) -> None:
        (sample / ".weeknotes.toml").write_text('tick = "nobody"\n')
        before = snapshot(sample)
        async with journey(sample) as person:
            await person.press("3")
            await person.until(lambda: person.main.tracker.refusal)
            active = person.app.screen.active_bindings
            assert not active["space"].binding.show
            await person.press("d")
            await person.until_told("`tick` in its .weeknotes.toml says nobody")
            assert changed_lines(before, sample) == []


class TestHiddenKeys:
    """What does not apply is neither in the help nor in the palette, nor does it do anything."""

    EDITING = frozenset({"action.edit", "action.add"})
    CHANGING = frozenset(
        b.id for b in ACTION_KEYS if isinstance(b, Binding) and b.id and not b.system
    )

    @staticmethod
    def offered(person: Journey) -> set[str]:
        """Return the names of the keys that would do something."""
        active = person.app.screen.active_bindings.values()
        return {str(one.binding.id) for one in active if one.enabled}

    @pytest.mark.parametrize("pane", ["tracker", "note"])
    async def test_nothing_that_writes_is_offered_read_only(self, sample: Path, pane: str) -> None:
        writing = {f"main.{name}" for name in ("capture", "draft", "edit", "undo", "redo")}
        writing |= {"tracker.undo", "tracker.redo", "tracker.mark", "viewer.promote"}
        async with journey(sample, read_only=True) as person:
            await (choose if pane == "tracker" else choose_in_note)(person, WALL)
            await person.until(lambda: not self.offered(person) & (self.CHANGING | writing))
            await person.press("A")
            await person.until_told("read-only")

    @pytest.mark.parametrize("pane", ["tracker", "note"])
    async def test_the_words_follow_the_edit_rule(self, sample: Path, pane: str) -> None:
        (sample / ".weeknotes.toml").write_text('edit = "own"\n')
        async with journey(sample) as person:
            await (choose if pane == "tracker" else choose_in_note)(person, WALL)
            words = self.EDITING | ({"viewer.promote"} if pane == "note" else set())
            await person.until(lambda: self.offered(person) >= self.CHANGING - self.EDITING)
            await person.until(lambda: not self.offered(person) & words)
            assert "main.edit" not in self.offered(person)
            await person.press("ctrl+t" if pane == "note" else "E")
            await person.until_told("says own")
        async with journey(sample, me="amara") as person:
            await (choose if pane == "tracker" else choose_in_note)(person, WALL)
            await person.until(lambda: self.offered(person) >= words | {"main.edit"})

    async def test_the_tick_rule_leaves_the_words_alone(self, sample: Path) -> None:
        (sample / ".weeknotes.toml").write_text('tick = "nobody"\nedit = "anyone"\n')
        async with journey(sample) as person:
            await choose(person, WALL)
            await person.until(lambda: self.offered(person) & self.CHANGING == self.EDITING)

    async def test_nothing_is_edited_or_added_in_the_log(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("W")
            await person.until_shown("Done in the week of")
            gone = {"main.edit", "action.add", "viewer.promote"}
            await person.until(lambda: not self.offered(person) & gone)


class TestAsking:
    PEOPLE = ("Ada Byron", "Ben Kühn", "Zoë Byron-Lee")

    @pytest.mark.parametrize(
        ("keys", "answer"),
        [
            ("enter", ""),
            ("b e enter", "Ben Kühn"),
            ("b y enter", "Ada Byron"),
            ("b y down enter", "Zoë Byron-Lee"),
            ("l e e enter", "Zoë Byron-Lee"),
            ("B down up enter", "Ada Byron"),
            ("b e up enter", "be"),
            ("down down enter", "Ben Kühn"),
            ("b e tab enter", "Ben Kühn"),
            ("x y enter", "xy"),
            ("b e escape", None),
        ],
    )
    async def test_the_answer_is_the_choice_that_the_words_begin(
        self, keys: str, answer: str | None
    ) -> None:
        app: App[None] = App(css_path=STYLES)
        answers: list[str | None] = []
        async with app.run_test(size=SMALL) as pilot:
            ask = Ask("Who?", reads=Reading, choices=self.PEOPLE)
            await app.push_screen(ask, answers.append)
            await pilot.press(*keys.split())
            await pilot.pause()
            assert answers == [answer]

    async def test_what_is_not_understood_is_not_taken(self) -> None:
        app: App[None] = App(css_path=STYLES)
        async with app.run_test(size=SMALL) as pilot:
            ask = Ask("When?", reads=lambda text: Reading(f"{text}?", accepted=text == "xx"))
            await app.push_screen(ask)
            await pilot.press("x", "enter")
            assert app.screen is ask
            assert str(ask.reading_line.content) == "x?"
            await pilot.press("x", "enter")
            assert app.screen is not ask


async def test_a_quarters_actions_are_brought_to_nothing_by_one_key_each(sample: Path) -> None:
    before = snapshot(sample)
    async with journey(sample, size=SMALL) as person:
        tracker = person.main.tracker
        count = sum(row.selectable for row in tracker.lines.rows)
        await person.press("3")
        for number in range(count):
            await person.press(("space", "x", "space")[number % 3], "j")
        await person.until(lambda: str(tracker.border_title) == "Actions · 0 open")
        pairs = changed_lines(before, sample)
        assert len(pairs) == count
        for old, new in pairs:
            assert old.lstrip(b"> ").startswith((b"- [ ]", b"- [/]", b"* [", b"+ [", b"1. ["))
            assert b"2019-06-26" in new
        await person.press("s")
        await person.until_shown("No actions here.")
