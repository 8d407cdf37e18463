"""Awkward notes at 80 columns, as pictures, and that nothing of them is cut off at any width.

A picture that differs fails; look at the difference, and if it is meant, draw the pictures anew:
`WEEKNOTES_DRAW=1 python -m pytest tests/render/test_awkward.py`.
"""

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.render.as_text import rendered
from tests.render.awkward import AWKWARD
from tests.render.html_says import squash
from tui.notes.text import clean
from tui.render.document import BlockKind, render

PICTURES = Path(__file__).parent / "pictures"
HEIGHT = 60
"""Lines of a picture: as many as tell whether a note is shown as it should be."""


@pytest.mark.parametrize("name", AWKWARD)
def test_pictures(name: str) -> None:
    seen = "\n".join(rendered(clean(AWKWARD[name]), 80)[:HEIGHT]) + "\n"
    file = PICTURES / f"{name}.txt"
    if os.environ.get("WEEKNOTES_DRAW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [80, 40, 20])
@pytest.mark.parametrize("name", AWKWARD)
def test_no_line_is_wider_than_the_page(name: str, width: int) -> None:
    assert max(map(cell_len, rendered(clean(AWKWARD[name]), width)), default=0) <= width


@pytest.mark.parametrize("width", [80, 40, 20])
@pytest.mark.parametrize("name", AWKWARD)
def test_nothing_is_cut_off(name: str, width: int) -> None:
    document = render(clean(AWKWARD[name]))
    shown = squash(re.sub("[▌│─┼━]", "", "".join(rendered(clean(AWKWARD[name]), width))))
    for block in document.blocks:
        if block.table is not None:
            said = [letter for row in block.table.rows for c in row for letter in c.content.plain]
            assert all(shown.count(letter) >= said.count(letter) for letter in set(said) - {" "})
        elif block.kind is not BlockKind.RULE:
            hangs = "" if len(block.rest.plain.strip()) else squash(block.content.plain)
            assert hangs in shown
