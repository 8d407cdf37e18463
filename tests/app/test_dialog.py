"""A screen that asks is answered once, however fast the keys come."""

from textual import work
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.screens.dialog import Dialog


class Asked(Dialog[str]):
    """Asks nothing in particular."""


async def test_a_second_answer_is_none_and_closes_nothing_else() -> None:
    answers: list[str | None] = []
    app = App[None]()
    async with app.run_test() as pilot:
        below, dialog = Screen[None](), Asked()
        await app.push_screen(below)
        await app.push_screen(dialog, answers.append)

        dialog.dismiss("first")
        dialog.dismiss("second")
        await pilot.pause()

        assert answers == ["first"]
        assert app.screen is below


async def test_one_that_is_asked_later_is_answered_too() -> None:
    answers: list[str | None] = []
    app = App[None]()
    async with app.run_test() as pilot:
        for answer in ("first", "second"):
            dialog = Asked()
            await app.push_screen(dialog, answers.append)
            dialog.dismiss(answer)
            await pilot.pause()

    assert answers == ["first", "second"]


async def test_one_that_nobody_waits_for_any_more_can_be_closed() -> None:
    class Asker(App[None]):
        @work(exclusive=True)
        async def ask(self) -> None:
            await self.push_screen_wait(Asked())

    app = Asker()
    async with app.run_test() as pilot:
        worker = app.ask()
        await pilot.pause()
        worker.cancel()
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, Asked)

        dialog.dismiss("answer")
        await pilot.pause()

        assert app.screen is not dialog


async def test_one_is_complete_before_it_is_gone() -> None:
    seen: list[str | None] = []

    class Told(Dialog[str]):
        def compose(self) -> ComposeResult:
            yield Static("words", id="words")

        def on_mount(self) -> None:
            seen.append(str(self.query_one("#words", Static).content))

    app = App[None]()
    async with app.run_test() as pilot:
        dialog = Told()
        app.push_screen(dialog, seen.append)
        dialog.dismiss("answer")
        await pilot.pause()

        assert seen == ["words", "answer"]
        assert app.screen is not dialog


async def test_one_that_opens_while_the_app_is_left_is_no_fault() -> None:
    class Complex(Asked):
        def compose(self) -> ComposeResult:
            yield Static(id="part")

        def on_mount(self) -> None:
            self.query_one("#part")

    app = App[None]()
    async with app.run_test():
        app.push_screen(Complex())
        app.exit()

    assert app.return_code == 0
