"""The mouse can be left to the terminal, for one session."""

from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.commands.processes import COMMAND, environment

MOUSE_ON = b"\x1b[?1000h"


@pytest.mark.parametrize(
    ("words", "is_on"),
    [
        (("-f", "notes"), True),
        (("--no-mouse", "-f", "notes"), False),
        (("./notes", "--no-mouse"), False),
        (("--no-mouse", "./notes"), False),
    ],
)
def test_the_mouse_is_left_alone_where_asked(
    sample: Path, words: tuple[str, ...], is_on: bool
) -> None:
    env = environment({})
    with Terminal((*COMMAND, *words), cwd=sample.parent, env=env) as terminal:
        output = terminal.first_paint("Nine left", timeout=20).output

    assert (MOUSE_ON in output) == is_on
