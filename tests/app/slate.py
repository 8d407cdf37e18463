"""An application of whatever changes a screen, for steps taken at random."""

import random
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.style import Style
from textual.widgets import Input, OptionList, Static, TextArea

from tests.app.glass import Glass
from tui.lean_output import LeanApp

WORDS = (
    "tide", "bold words", "漢字", "ｗｉｄｅ", "e\u0301te\u0301", "日本語のノート", "  ", "🌊🌊",
    "—·—", "a", "| | |", "ñandú", "한국어", "  x  ", "┃━┫",
)  # fmt: skip
"""Narrow letters, wide ones and joined ones, about which Textual and pyte are of one mind."""

THEMES = ("textual-dark", "textual-light", "nord", "ansi-dark", "gruvbox", "ansi-light")

SIZES = ((64, 16), (41, 13), (80, 20), (33, 11))


class Box(ModalScreen[None]):
    """Something in front."""

    CSS = "Box { align: center middle; } Box > Static { width: 31; height: 7; border: round red; }"

    def __init__(self, text: Content) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield Static(self.text)


class Slate(LeanApp[None]):
    """Every kind of widget that the steps need, side by side."""

    CSS: ClassVar[str] = """
    #left { width: 21; overflow: auto; } #middle { width: 1fr; }
    Static { height: auto; } #wall { height: 30; }
    #float { layer: above; width: 17; height: 3; background: $primary; display: none; }
    Screen { layers: base above; } TextArea { height: 8; }
    """

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.animation_level = "none"
        self.chance = random.Random(seed)
        self.steps: list[Callable[[], object]] = [
            *[self.write] * 6,
            *[self.move] * 6,
            *[self.type] * 6,
            *[self.scroll] * 4,
            *[self.float] * 4,
            *[self.box] * 3,
            *[self.say] * 2,
            *[self.unsay] * 2,
            *[self.look] * 2,
            *[self.narrow] * 2,
            self.resize,
            self.put_theme,
            self.go_and_return,
            self.forget_terminal,
        ]

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*(f"{number} {self.words()}" for number in range(60)), id="left")
            with VerticalScroll(id="middle"):
                yield Input()
                yield TextArea("\n".join(self.words() for _ in range(20)))
                yield Static(id="wall")
        yield Static("afloat 漢字", id="float")

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 5)))

    def content(self) -> Content:
        parts = []
        for _ in range(12):
            style = self.chance.choice(
                [
                    Style(),
                    Style(bold=True),
                    Style(italic=True, dim=True),
                    Style(underline=True),
                    Style(reverse=True, strike=True),
                    Style.parse("red on blue"),
                    Style.parse("bold $accent"),
                    Style(link="https://example.org/tide"),
                    Style(link="https://example.org/ebb", underline=True),
                    Style.from_meta({"offset": self.chance.random()}),
                ]
            )
            parts.append(Content.styled(self.words(), style))
            parts.append(Content(self.chance.choice([" ", "\n", "    "])))
        return Content("").join(parts)

    # The steps.

    def write(self) -> None:
        self.base.query_one("#wall", Static).update(self.content())

    def move(self) -> None:
        options = self.base.query_one(OptionList)
        options.highlighted = self.chance.randrange(60)

    def type(self) -> None:
        area = self.base.query_one(TextArea)
        if self.chance.random() < 0.8:
            area.insert(self.chance.choice(WORDS))
        else:
            area.insert("\n", (self.chance.randrange(5), 0))
        self.base.query_one(Input).value = self.words()

    def scroll(self) -> None:
        middle = self.base.query_one("#middle")
        middle.scroll_to(y=self.chance.randrange(20), animate=False)

    def float(self) -> None:
        box = self.base.query_one("#float")
        box.display = not box.display or self.chance.random() < 0.5
        box.styles.offset = (self.chance.randrange(40), self.chance.randrange(15))

    def box(self) -> None:
        if len(self.screen_stack) > 1 and self.chance.random() < 0.7:
            self.pop_screen()
        elif len(self.screen_stack) < 4:
            self.push_screen(Box(self.content()))

    def say(self) -> None:
        self.notify(self.words(), markup=False, timeout=60)

    def unsay(self) -> None:
        self.clear_notifications()

    def look(self) -> None:
        kind = self.chance.choice(["OptionList", "Input", "TextArea"])
        self.base.set_focus(self.base.query_one(kind))

    def narrow(self) -> None:
        self.base.query_one("#left").styles.width = self.chance.randint(9, 30)

    def put_theme(self) -> None:
        self.theme = self.chance.choice(THEMES)

    def resize(self) -> None:
        assert isinstance(self._driver, Glass)
        self._driver.resize(*self.chance.choice(SIZES))

    def go_and_return(self) -> None:
        with self.suspend():
            pass

    @property
    def base(self) -> Screen[object]:
        """The screen behind whatever is in front."""
        return self.screen_stack[0]
