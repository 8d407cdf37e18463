"""What other programs do to the folder while the app is open."""

import asyncio
from pathlib import Path

import pytest

from tests.app.journey import journey
from tui.notes.action import State
from tui.notes.library import Delta


class TestOutsideChanges:
    async def test_an_edit_shows_in_the_note_the_timeline_and_the_tracker(
        self, sample: Path
    ) -> None:
        file = sample / "amara/2019-06-24.md"
        async with journey(sample) as person:
            await person.until_shown("It's Wednesday morning")
            file.write_text("# w/c 24 June: Rewritten\n\nBy vim.\n\n- [ ] A brand new action\n")
            await person.until_shown("By vim.")
            await person.until(
                lambda: (
                    "Rewritten" in person.shown().split("│")[1:][0] or "Rewritten" in person.shown()
                )
            )
            notes = person.main.library.notes
            await person.until(
                lambda: person.main.library.notes["amara/2019-06-24.md"].open_actions == 1
            )
            assert notes

    async def test_a_save_by_rename_is_one_change(self, sample: Path) -> None:
        file = sample / "amara/2019-06-24.md"
        async with journey(sample) as person:
            beside = file.with_name("4913")
            beside.write_text("# w/c 24 June: Renamed\n\nIn place.\n")
            beside.replace(file)
            await person.until_shown("In place.")

    async def test_new_and_deleted_notes_come_and_go(self, sample: Path) -> None:
        async with journey(sample) as person:
            count = len(person.main.library.notes)
            (sample / "amara/2019-06-25-extra.md").write_text("# An extra\n")
            await person.until_shown("An extra")
            (sample / "amara/2019-06-25-extra.md").unlink()
            await person.until(lambda: len(person.main.library.notes) == count)

    async def test_the_note_on_screen_is_deleted(self, sample: Path) -> None:
        async with journey(sample) as person:
            await person.until_shown("It's Wednesday morning")
            (sample / "amara/2019-06-24.md").unlink()
            await person.until_told("amara/2019-06-24.md was deleted.")
            await person.until(lambda: "It's Wednesday morning" not in person.shown())
            assert person.app.is_running

    @pytest.mark.parametrize("keys", ["2", "j k", "2 pagedown"])
    async def test_the_note_on_screen_is_renamed(self, sample: Path, keys: str) -> None:
        async with journey(sample) as person:
            await person.until_shown("It's Wednesday morning")
            await person.press(*keys.split())
            await person.pilot.pause()
            place = person.main.viewer.scroll_offset
            (sample / "amara/2019-06-24.md").rename(sample / "amara/2019-W26.md")
            await person.until_told("amara/2019-06-24.md is amara/2019-W26.md now.")
            await person.until_reading("amara/2019-W26.md")
            await person.until(lambda: person.main.timeline.current_path == "amara/2019-W26.md")
            assert person.main.viewer.scroll_offset == place
            assert person.reading == "amara/2019-W26.md"

    async def test_the_folder_goes_and_what_is_known_stays(self, sample: Path) -> None:
        async with journey(sample) as person:
            count = len(person.main.library.notes)
            away = await asyncio.to_thread(sample.rename, sample.with_name("away"))
            await person.until_told("There is no folder")
            assert len(person.main.library.notes) == count
            await asyncio.to_thread(away.rename, sample)


class TestNewNotes:
    """A colleague's newer note goes on top of the list."""

    NEW = "aaron/2019-W26.md"

    @pytest.mark.parametrize("keys", ["enter", "enter space", "2", "D", "l n p enter"])
    async def test_leave_in_peace_whoever_reads(self, sample: Path, keys: str) -> None:
        file = sample / self.NEW
        file.parent.mkdir()
        async with journey(sample, size=(80, 24)) as person:
            await person.until_reading("amara/2019-06-24.md")
            await person.press(*keys.split())
            await person.until(lambda: person.main.viewer.has_focus)
            await person.pilot.pause()
            page, at = person.main.viewer.page, person.main.viewer.scroll_offset.y
            assert page is not None
            file.write_text("# w/c 24 June: Newer\n\nAnd on top.\n")
            await person.until(lambda: self.NEW in person.main.marking.news)
            await person.pilot.pause()
            assert person.reading == page.key
            assert person.main.viewer.scroll_offset.y == at
            assert person.main.timeline.current_path == "amara/2019-06-24.md"
            assert self.NEW in person.main.marking.news

    async def test_are_under_the_cursor_of_those_who_have_done_nothing_yet(
        self, sample: Path
    ) -> None:
        async with journey(sample) as person:
            await person.until_reading("amara/2019-06-24.md")
            (sample / self.NEW).parent.mkdir()
            (sample / self.NEW).write_text("# Newer\n\nAnd on top.\n")
            await person.until_reading(self.NEW)


class TestBadFiles:
    async def test_each_is_told_of_and_the_rest_goes_on(self, sample: Path) -> None:
        folder = sample / "amara"
        (folder / "2019-06-25-latin.md").write_bytes(b"# caf\xe9\n\n- [ ] never written\n")
        (folder / "2019-06-25-front.md").write_text("---\ntitle: [unclosed\n---\n# Broken front\n")
        with (folder / "2019-06-25-huge.md").open("wb") as huge:
            huge.truncate(20 * 1024 * 1024)
        async with journey(sample) as person:
            for name, words in [
                ("latin", "Line 1 is not UTF-8 text."),
                ("front", "The front matter"),
                ("huge", "8 MiB"),
            ]:
                path = f"amara/2019-06-25-{name}.md"
                person.main.go(path)
                await person.until_shown(words)
                problems = person.main.library.notes[path].problems
                assert any(words in problem.message for problem in problems), name

    async def test_markup_in_notes_is_only_text(self, sample: Path) -> None:
        (sample / "amara/2019-06-25.md").write_text(
            "# [/home] [red]x[/] [@click=app.quit]y[/]\n\n- [ ] [/] [b]z \x1b]52;c;aGk=\x07\n"
        )
        async with journey(sample) as person:
            person.main.go("amara/2019-06-25.md")
            await person.until_shown("[@click=app.quit]y[/]")
            action = person.main.library.notes["amara/2019-06-25.md"].actions[0]
            person.main.following.set_state(action, State.DONE)
            await person.until_told("→ [x]")
            assert "\x1b" not in person.shown()


async def test_the_program_ends_in_the_midst_of_drawing(sample: Path) -> None:
    async with journey(sample) as person:
        screen, notes = person.main, person.main.library.notes
        screen.look(screen.Looked(Delta(changed=frozenset(notes)), notes))
        await asyncio.sleep(0)  # the work on it has begun, in a thread
    # A fault would be raised here: the panes are gone when it goes on.
