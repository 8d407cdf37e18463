"""What a key was meant for stays its aim, whatever happens before it takes effect."""

import threading
from pathlib import Path

import pytest
from textual import events

from tests.app.journey import Journey, journey
from tests.app.test_ticking import snapshot
from tui.notes.note import Note
from tui.notes.readers.read_marks import file_for
from tui.notes.writing.open_note import OpenNote
from tui.screens.asking import Ask
from tui.screens.question import Question

ONE, OTHER = "callum/the-one-with-the-pigeon.md", "callum/the-one-about-pdfs.md"
DAYS = (24, 17, 10, 3)


def burst(person: Journey, *keys: str) -> None:
    """Press keys as a slow line brings them: all at once."""
    for key in keys:
        person.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def open_in_editor(person: Journey, path: str) -> None:
    person.main.writing.open(path)
    writing = person.main.writing
    await person.until(lambda: writing.is_open and writing.editor.path == path)
    await person.until(lambda: writing.editor.area.has_focus)


@pytest.mark.parametrize(
    "keys", [("enter", "tab", "space"), ("2", "tab", "space"), ("T", "d"), ("enter", "T", "d")]
)
async def test_keys_that_come_at_once_act_on_the_note_that_was_gone_to(
    sample: Path, keys: tuple[str, ...]
) -> None:
    for note in (sample / "callum").glob("*.md"):
        note.unlink()
    for day in DAYS:
        text = f"# w/c {day} June 2019\n\n- [ ] Task of {day}\n\nWell.\n"
        (sample / f"callum/2019-06-{day:02}.md").write_text(text)
    async with journey(sample, me="Callum Frobisher") as person:
        timeline = person.main.timeline
        timeline.author = "Callum Frobisher"
        timeline.action_first()
        await person.until_reading("callum/2019-06-24.md")
        before = {path: path.read_text() for path in (sample / "callum").iterdir()}

        burst(person, "j", "j", *keys)

        goal = sample / "callum/2019-06-10.md"
        await person.until(lambda: goal.read_text() != before[goal])
        assert {path: path.read_text() for path in before if path != goal} == {
            path: text for path, text in before.items() if path != goal
        }


async def test_a_remark_is_not_put_into_another_note_where_its_own_is_gone(sample: Path) -> None:
    text = "---\nauthor: Dilys\nstatus: review\nreviewers: colin\n---\n# A\n\nText.\n"
    (sample / "dilys/new.md").write_text(text)
    async with journey(sample) as person:
        await person.until(lambda: person.main.timeline.highlight("dilys/new.md"))
        person.main.timeline.stay()
        await person.until_reading("dilys/new.md")
        await person.press("M")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        (sample / "dilys/new.md").unlink()
        await person.until(lambda: "dilys/new.md" not in person.main.library.notes)
        await person.until(lambda: person.reading != "dilys/new.md")
        await person.type("Why?\n")
        await person.until_told("new.md")
        assert b"Why?" not in b"".join(snapshot(sample).values())


async def test_keys_for_the_list_are_not_typed_where_others_save_the_open_note(
    sample: Path,
) -> None:
    async with journey(sample) as person:
        await open_in_editor(person, ONE)
        person.main.timeline.focus()
        file = sample / ONE
        file.write_text(f"{file.read_text()}\nMore.\n")
        await person.until(lambda: "More." in person.main.writing.editor.text)
        await person.press("j", "j", "x")
        assert person.main.timeline.has_focus
        assert not person.main.writing.is_dirty


async def test_a_save_that_is_refused_late_is_not_settled_with_another_note_s_text(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk_goes_on, save = threading.Event(), OpenNote.save

    def slow_save(opened: OpenNote, text: str) -> Note:
        if opened.path == ONE:
            disk_goes_on.wait(10)
        return save(opened, text)

    monkeypatch.setattr(OpenNote, "save", slow_save)
    async with journey(sample) as person:
        await open_in_editor(person, ONE)
        await person.type("AAA ")
        await person.press("ctrl+s", "escape")
        await person.until_asked()
        await person.press("d")
        await person.until(lambda: not person.main.writing.is_open)
        await open_in_editor(person, OTHER)
        await person.type("BBB ")
        (sample / ONE).write_text("Theirs.\n")
        disk_goes_on.set()
        await person.until_told(ONE)
        assert person.app.screen is person.main
        assert person.main.writing.editor.path == OTHER


async def test_it_is_asked_once_what_is_in_the_way_of_leaving(sample: Path) -> None:
    async with journey(sample) as person:
        await open_in_editor(person, ONE)
        await person.type("Words")
        await person.press("ctrl+q")
        await person.until_asked()
        await person.press("ctrl+q")
        assert sum(isinstance(one, Question) for one in person.app.screen_stack) == 1
        await person.press("s")
        await person.until(lambda: "Words" in person.read(ONE))


async def test_what_is_to_be_looked_at_is_shown_and_not_edited_where_nothing_may_be(
    sample: Path,
) -> None:
    (sample / "callum/new.md").write_text("# w/c 24 June 2019\n\nSee [it](gone.md).\n")
    async with journey(sample, read_only=True) as person:
        person.main.go("callum/new.md")
        await person.until_reading("callum/new.md")
        await person.press("2", "K")
        await person.until(lambda: person.app.screen is not person.main)
        await person.press("enter")
        await person.until(lambda: person.app.screen is person.main)
        await person.until(lambda: person.main.viewer.has_focus)
        assert not person.main.writing.is_open


async def test_a_count_has_few_digits(sample: Path) -> None:
    async with journey(sample) as person:
        await person.press("3", *"98765432")
        assert person.main.tracker.count == "9876"


async def test_damaged_marks_of_what_was_read_are_told_of(sample: Path) -> None:
    file = file_for(sample.parent / "person/state", sample, "")
    file.parent.mkdir(parents=True)
    file.write_text("{garbage")
    async with journey(sample, newcomer=True) as person:
        await person.until_told("made no sense")
