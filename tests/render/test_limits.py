"""No text makes the viewer wait."""

import gc
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tests.render.pathological import inputs
from tui.render.document import BlockKind, Document, render
from tui.render.layout import Layout

SIZES = (6_000, 50_000, 400_000)

ENOUGH = 4.0
"""Seconds of processor time, several times what the slowest takes; a hang would take minutes."""


@pytest.fixture(autouse=True, scope="module")
def _parser_is_loaded() -> None:
    render("*a*")


@pytest.fixture
def _uncollected() -> Iterator[None]:
    """Leave out the search for garbage: how long it takes is what earlier tests have left."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_uncollected")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", inputs(100))
def test_hostile_text_is_laid_out_without_hanging(name: str, size: int) -> None:
    text = inputs(size)[name]
    started = time.thread_time()
    document = render(text)
    Layout(document.blocks, 80)
    assert time.thread_time() - started < ENOUGH
    assert document.blocks or not text.strip()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a b\n" * 600_000, "too long"),
        ("- a\n" * 70_000, "too long"),
        ("> " * 60 + "a", "nested"),
        ("- " * 60 + "a", "nested"),
        ("a" + " " * 5_000 + "b", "blanks"),
    ],
)
def test_a_text_that_is_not_laid_out_is_shown_as_written(text: str, word: str) -> None:
    document = render(text, first_line=3)
    assert word in (document.notice or "")
    assert document.blocks[0].kind is BlockKind.VERBATIM
    assert [b.content.plain for b in document.blocks] == [text.rstrip("\n")]
    assert document.blocks[0].line == 3


def test_a_leaf_that_is_too_intricate_leaves_the_others_alone() -> None:
    document = render("# *A*\n\n" + "a](" * 40_000 + "\n\n*b*")
    assert "too intricate" in (document.notice or "")
    assert [document.blocks[0].content.plain, document.blocks[-1].content.plain] == ["A", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n" * 2_000,
        "- a\n\n" * 2_000,
        "> a\n" * 2_000,
        "1. a\n   - b\n     - c\n" * 1_000,
        "word " * 20_000,
        "[a](b.md) `c` *d* " * 300,
        "| a | b | c |\n|---|---|---|\n" + "| x | y | z |\n" * 1_000,
        " " * 60 + "deep, but only code",
    ],
)
def test_ordinary_long_text_is_laid_out(text: str) -> None:
    assert render(text).notice is None


def test_two_threads_do_not_disturb_each_other() -> None:
    texts = [f"[a{n}][r] `b{n}` *c{n}*\n\n[r]: d{n}\n\n" * 30 for n in range(4)]
    alone = [render(text) for text in texts]
    together: list[Document | None] = [None] * len(texts)

    def work(number: int) -> None:
        together[number] = render(texts[number])

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(texts))]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert [d and d.blocks for d in together] == [d.blocks for d in alone]


def test_mistletoe_is_left_as_it_was() -> None:
    import mistletoe

    text = "[^1]: b\n\nc[^1] . d\n\n- \xa0e"
    before = mistletoe.markdown(text)
    render(text)
    assert mistletoe.markdown(text) == before
