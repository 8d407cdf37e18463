"""Words asked for in a box, and kept there until they are written or given up."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from tui.notes.writing.kept_words import KeptWords
from tui.screens.asking import Asking


class Wanted(NamedTuple):
    """What words are asked for."""

    title: str
    told: str
    """What `enter` does with them."""
    about: str = ""
    """The note or the action, where that tells the box from others of the same title."""
    text: str = ""
    """What stands there to begin with."""


async def ask_until_written(
    wanted: Wanted, write: Callable[[str], Awaitable[object]], *, ask: Asking, kept: KeptWords
) -> bool:
    """Ask for words and have them written; where that is refused, they can be typed on.

    What an earlier session left in the box is there again. Returns whether they were written.
    """
    from tui.screens.prompts import ask_words

    def keep(text: str) -> None:
        kept.keep(wanted.title, wanted.about, "" if text == wanted.text else text)

    answer: str | None = kept.of(wanted.title, wanted.about) or wanted.text
    while answer is not None:
        question = ask_words(wanted.title, wanted.told, value=answer)
        question.keep = keep
        answer = await ask(question)
        if answer is None or await write(answer):
            kept.keep(wanted.title, wanted.about, "")
            return answer is not None
    return False
