"""The second of the three jobs: ticking follow-up actions, in the files."""

from pathlib import Path

from tests.app.journey import Journey, journey
from tui.notes.action import Action, State
from tui.notes.library import Library

WALL = "Get the wall outside the contact centre repainted"


def changed_lines(before: dict[str, bytes], folder: Path) -> list[tuple[bytes, bytes]]:
    """Return the lines that differ, over all files, as pairs of before and after."""
    pairs = []
    for name, data in before.items():
        old, new = data.splitlines(keepends=True), (folder / name).read_bytes().splitlines(True)
        assert len(old) == len(new), name
        pairs += [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return pairs


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return what each file of a folder holds."""
    files = folder.rglob("*.md")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def state_under_cursor(person: Journey) -> State | None:
    """Return the state of the action under the tracker's cursor."""
    action = person.main.tracker.current
    return action.state if action else None


def find(person: Journey, text: str) -> Action:
    """Return an action of the folder by its text."""
    notes = person.main.library.notes.values()
    return next(a for note in notes for a in note.actions if a.text.startswith(text))


class TestInTheTracker:
    async def test_space_ticks_the_action_in_its_file_with_the_date(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample) as person:
            await person.press("3")
            action = person.main.tracker.current
            assert action
            await person.press("space")
            await person.until(lambda: len(changed_lines(before, sample)) == 1)
            [(old, new)] = changed_lines(before, sample)
            assert old.strip().startswith(b"- [")
            assert b"[x]" in new
            assert b"2019-06-26" in new
            await person.until_told("→ [x]")
            assert state_under_cursor(person) is State.DONE

    async def test_space_again_opens_it_with_the_bytes_as_they_were(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample) as person:
            await person.press("3", "j", "space")
            await person.until(lambda: state_under_cursor(person) is State.DONE)
            await person.press("space")
            await person.until(lambda: changed_lines(before, sample) == [])

    async def test_u_takes_the_last_tick_back_in_the_file(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample) as person:
            await person.press("3", "space")
            await person.until(lambda: changed_lines(before, sample))
            await person.press("u")
            await person.until(lambda: changed_lines(before, sample) == [])

    async def test_enter_goes_to_the_line_in_the_note(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.press("3", "j", "j")
            action = person.main.tracker.current
            await person.press("enter")
            await person.until(lambda: person.main.viewer.focused_action is not None)
            assert person.main.viewer.focused_action == action
            assert person.main.viewer.has_focus


class TestInTheNote:
    async def test_space_ticks_the_focused_box(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample) as person:
            action = find(person, WALL)
            person.main.browsing.read_action(person.main.tracker.ActionOpened(action))
            await person.until(lambda: person.main.viewer.focused_action == action)
            await person.press("space")
            await person.until(lambda: len(changed_lines(before, sample)) == 1)
            assert "- [x] " + WALL in person.read(action.path)
            await person.until(lambda: find(person, WALL).state is State.DONE)
            await person.press("ctrl+z")
            await person.until(lambda: changed_lines(before, sample) == [])
            await person.press("ctrl+y")
            await person.until(lambda: len(changed_lines(before, sample)) == 1)


class TestRefusals:
    async def test_read_only_writes_nothing_and_says_so(self, sample: Path) -> None:
        before = snapshot(sample)
        async with journey(sample, read_only=True) as person:
            await person.press("3", "space")
            await person.until_told("read-only")
            assert changed_lines(before, sample) == []

    async def test_a_line_that_went_meanwhile_is_refused(self, sample: Path) -> None:
        async with journey(sample) as person:
            action = find(person, WALL)
            file = sample / action.path
            file.write_text(person.read(action.path).replace(WALL, "Something else"))
            person.main.following.set_state(action, State.DONE)
            await person.until_told("is no longer in")
            assert "[x] Something else" not in person.read(action.path)


class TestTwoAtOnce:
    async def test_a_tick_made_by_another_session_is_shown(self, sample: Path) -> None:
        async with journey(sample) as person:
            action = find(person, WALL)
            other = Library(sample, me="dilys", today=person.app.today)
            other.open()
            other.refresh()
            other.set_state(action, State.DONE)
            await person.until(lambda: find(person, WALL).state is State.DONE)
            await person.until(lambda: "34 open" in str(person.main.tracker.border_title))
