"""A note on its way to its readers: asked about, looked through, reviewed, published."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.app.journey import PATIENCE, TODAY
from tests.app.viewer_app import STYLES
from tui.notes.library import Library
from tui.notes.writing.kept_words import KeptWords
from tui.panes.note.viewer import Viewer
from tui.screens import composed
from tui.screens.asking import Ask
from tui.screens.check_list import CheckList
from tui.screens.publishing import Publishing
from tui.screens.question import Question
from tui.screens.showing import Showing
from tui.screens.starting import Start, ask_start

NOTE = "callum/2019-06-24.md"
DRAFT = (
    "---\nstatus: draft\n---\n# w/c 24 June 2019\n\nOf the [plan](plan.md).\n\nThanks, @nobody.\n"
)
PUBLISHED = "# w/c 24 June 2019\n\nAll is well.\n"
SOUND = "---\nstatus: draft\n---\n# w/c 24 June 2019\n\nAll is well.\n"


class PublishingApp(App[None]):
    """An application that is nothing but the viewer in the room that publishes."""

    CSS_PATH: ClassVar = [STYLES / name for name in ("viewer.tcss", "modals.tcss")]
    CSS = "Viewer { height: 1fr; width: 1fr; }"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.wanted: list[tuple[str, int]] = []
        self.started: list[Start | None] = []
        self.errors: list[OSError] = []

    def compose(self) -> ComposeResult:
        root = self.library.folder.root
        kept = KeptWords(root.parent / "words", root, failed=self.errors.append)
        with Showing(self.library), Publishing(self.library, do=self.library._did, kept=kept):
            yield Viewer()

    @property
    def viewer(self) -> Viewer:
        return self.screen_stack[0].query_one(Viewer)

    def show(self, path: str) -> None:
        self.query_one(Showing).shown = path
        self.viewer.show(composed.note_page(self.library, self.library.note(path)))
        self.viewer.focus()

    def on_publishing_edit_wanted(self, message: Publishing.EditWanted) -> None:
        self.wanted.append((message.path, message.line))

    async def start(self) -> None:
        self.started.append(await ask_start(self.screen, self.library, self.library.this_week))


class Person:
    """Somebody at the keyboard."""

    def __init__(self, app: PublishingApp, pilot: Pilot[None], folder: Path) -> None:
        self.app, self.folder = app, folder
        self.press = pilot.press
        self._pause = pilot.pause

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await self._pause()
                await asyncio.to_thread(lambda: None)

    async def until_on(self, kind: type[object]) -> None:
        await self.until(lambda: isinstance(self.app.screen, kind))

    async def until_told(self, words: str) -> None:
        await self.until(lambda: any(words in n.message for n in self.app._notifications))

    async def until_holds(self, words: str, path: str = NOTE) -> None:
        await self.until(lambda: words in self.read(path))

    async def until_wanted(self, count: int) -> None:
        await self.until(lambda: len(self.app.wanted) == count)

    def read(self, path: str = NOTE) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


@asynccontextmanager
async def at_keyboard(
    folder: Path,
    text: str = DRAFT,
    *,
    me: str = "callum",
    path: str = NOTE,
    read_only: bool = False,
) -> AsyncIterator[Person]:
    (folder / path).write_text(text, encoding="utf-8")
    library = Library(folder, me=me, today=lambda: TODAY, read_only=read_only)
    library.open()
    library.refresh()
    app = PublishingApp(library)
    async with app.run_test(notifications=True) as pilot:
        app.show(path)
        await pilot.pause()
        yield Person(app, pilot, folder)


class TestTheStatus:
    async def test_a_sound_note_is_published_with_the_date_and_nothing_else(
        self, sample: Path
    ) -> None:
        async with at_keyboard(sample, SOUND) as person:
            await person.press("T")
            await person.until_on(Question)
            await person.press("p")
            await person.until_told("is published")
            stamped = SOUND.replace("draft", "published\ndate: 2019-06-26")
            assert person.read() == stamped
            person.app.library.undo()
            assert person.read() == SOUND

    async def test_a_colleague_is_asked_for_review_by_name(self, sample: Path) -> None:
        async with at_keyboard(sample) as person:
            await person.press("T")
            await person.until_on(Question)
            await person.press("r")
            await person.until_on(Ask)
            await person.press(*"dilys", "enter")
            await person.until_told("Dilys")
            assert person.read().startswith("---\nstatus: review\nreviewers: [dilys]\n---\n")

    async def test_leaving_changes_nothing(self, sample: Path) -> None:
        async with at_keyboard(sample) as person:
            for key in ("escape", "k"):
                await person.press("T")
                await person.until_on(Question)
                await person.press(key)
                await person.until(lambda: len(person.app.screen_stack) == 1)
            assert person.read() == DRAFT

    async def test_somebody_elses_note_is_refused(self, sample: Path) -> None:
        (sample / ".weeknotes.toml").write_text('[people]\ncallum = "Callum Frobisher"\n')
        async with at_keyboard(sample, PUBLISHED, path="dilys/new.md") as person:
            await person.press("T")
            await person.until_told(".weeknotes.toml")

    async def test_it_is_the_author_s_to_say_whoever_may_edit(self, sample: Path) -> None:
        (sample / ".weeknotes.toml").write_text('edit = "anyone"\n')
        async with at_keyboard(sample, PUBLISHED, path="dilys/new.md") as person:
            await person.press("T")
            await person.until_told("how far it is is for dilys to say")

    async def test_a_block_that_is_broken_is_told_and_left(self, sample: Path) -> None:
        text = "---\nstatus: draft\ntitle: a: b\n---\nText.\n"
        async with at_keyboard(sample, text) as person:
            await person.press("T")
            await person.until_on(Question)
            await person.press("r")
            await person.until_on(Ask)
            await person.press("enter")
            await person.until_told("Mend it")
            assert person.read() == text

    async def test_nothing_is_offered_where_nothing_may_be_written(self, sample: Path) -> None:
        async with at_keyboard(sample, read_only=True) as person:
            await person.press("T", "M")
            assert len(person.app.screen_stack) == 1


class TestTheChecks:
    async def test_what_is_found_is_stepped_through_and_is_not_in_the_way(
        self, sample: Path
    ) -> None:
        async with at_keyboard(sample) as person:
            for count in (1, 2):
                await person.press("T")
                await person.until_on(Question)
                await person.press("p")
                await person.until_on(CheckList)
                await person.press("enter")
                await person.until_wanted(count)
            assert person.app.wanted == [(NOTE, 6), (NOTE, 8)]
            assert person.read() == DRAFT
            await person.press("T")
            await person.until_on(Question)
            await person.press("p")
            await person.until_on(CheckList)
            await person.press("p")
            await person.until_holds("status: published")

    async def test_a_key_of_its_own_looks_without_publishing(self, sample: Path) -> None:
        async with at_keyboard(sample) as person:
            await person.press("K")
            await person.until_on(CheckList)
            await person.press("p", "escape")
            await person.until(lambda: len(person.app.screen_stack) == 1)
            assert person.read() == DRAFT

    async def test_a_sound_note_is_said_to_be_so(self, sample: Path) -> None:
        async with at_keyboard(sample, SOUND) as person:
            await person.press("K")
            await person.until_told("Nothing was found")

    async def test_of_one_that_can_t_be_read_only_that_is_said(self, sample: Path) -> None:
        async with at_keyboard(sample) as person:
            (sample / NOTE).unlink()
            (sample / NOTE).mkdir()
            await person.press("K")
            await person.until(lambda: person.app._notifications)
            await person.app.workers.wait_for_complete()

            (told,) = person.app._notifications
            assert "Nothing was found" not in told.message


class TestRemarks:
    async def test_who_is_asked_remarks_by_key(self, sample: Path) -> None:
        text = "---\nauthor: Dilys\nstatus: review\nreviewers: colin\n---\n# A\n\nText.\n"
        async with at_keyboard(sample, text, path="dilys/new.md") as person:
            await person.press("M")
            await person.until_on(Ask)
            await person.press(*"Why?", "enter")
            await person.until_holds("<!-- callum: Why? -->", "dilys/new.md")

    async def test_one_stands_where_it_was_meant_to_whatever_others_write_meanwhile(
        self, sample: Path
    ) -> None:
        text = "---\nauthor: Dilys\nstatus: review\n---\n# A\n\nText.\n"
        async with at_keyboard(sample, text, path="dilys/new.md") as person:
            await person.press("M")
            await person.until_on(Ask)
            (sample / "dilys/new.md").write_text(text.replace("# A", "One.\n\nTwo.\n\n# A"))
            await person.press(*"Why?", "enter")
            await person.until_holds("# A\n<!-- callum: Why? -->\n", "dilys/new.md")

    async def test_the_author_steps_through_them_and_takes_them_out(self, sample: Path) -> None:
        text = f"{SOUND}<!-- dil: Is it? -->\n\nMore.\n<!-- Dilys: Ah -->\n"
        async with at_keyboard(sample, text) as person:
            await person.press("M")
            await person.until_on(CheckList)
            await person.press("enter")
            await person.until(lambda: person.app.wanted == [(NOTE, 7)])
            await person.press("M")
            await person.until_on(CheckList)
            await person.press("d")
            await person.until_told("taken out")
            assert person.read() == f"{SOUND}<!-- dil: Is it? -->\n\nMore.\n"

    async def test_what_was_looked_at_among_findings_is_not_left_out_of_them(
        self, sample: Path
    ) -> None:
        text = f"{DRAFT}<!-- dil: First -->\n\nMore.\n<!-- dil: Second -->\n"
        async with at_keyboard(sample, text) as person:
            await person.press("K")
            await person.until_on(CheckList)
            await person.press("enter")
            await person.until_wanted(1)
            await person.press("M")
            await person.until_on(CheckList)
            await person.press("enter")
            await person.until_wanted(2)
            assert person.app.wanted[1] == (NOTE, 9)

    async def test_none_is_told(self, sample: Path) -> None:
        async with at_keyboard(sample, SOUND) as person:
            await person.press("M")
            await person.until_told("Nobody has remarked")


class TestStarting:
    async def start(self, person: Person) -> None:
        person.app.run_worker(person.app.start())

    async def test_a_draft_is_gone_on_with(self, sample: Path) -> None:
        async with at_keyboard(sample) as person:
            await self.start(person)
            week = person.app.library.this_week
            await person.until(lambda: person.app.started == [Start(week, NOTE)])

    async def test_a_note_that_is_published_is_asked_about(self, sample: Path) -> None:
        async with at_keyboard(sample, SOUND.replace("draft", "published")) as person:
            week = person.app.library.this_week
            for key in "os":
                await self.start(person)
                await person.until_on(Question)
                await person.press(key)
                await person.until(lambda: len(person.app.screen_stack) == 1)
            expected = [Start(week, NOTE), Start(week, "")]
            await person.until(lambda: person.app.started == expected)

    async def test_another_week_can_be_chosen(self, sample: Path) -> None:
        async with at_keyboard(sample, SOUND.replace("draft", "published")) as person:
            await self.start(person)
            await person.until_on(Question)
            await person.press("w")
            await person.until_on(Ask)
            await person.press(*"next", "enter")
            week = person.app.library.this_week.shift(1)
            await person.until(lambda: person.app.started == [Start(week, "")])

    async def test_leaving_begins_nothing(self, sample: Path) -> None:
        async with at_keyboard(sample, SOUND.replace("draft", "published")) as person:
            for keys in (("escape",), ("w", "escape")):
                await self.start(person)
                await person.until_on(Question)
                await person.press(*keys)
                await person.until(lambda: len(person.app.screen_stack) == 1)
            await person.until(lambda: person.app.started == [None, None])
