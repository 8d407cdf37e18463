"""Reading only what can matter of a note finds what reading all of it finds."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tests.notes.line_by_line import read_structure
from tui.notes.parsing.skim import skim
from tui.notes.text import clean

PIECES = (
    *("", "", "", " ", "\t", "\u00a0", "Plain text", "Plain text", "é", "**bold** text", "_a_"),
    *("- item", "- item", "* item", "+ item", "-item", "-", "- ", "-   wide", "1. one", "2) two"),
    *("- [ ] task", "- [x] task", "* [/]  task ", "- [ ] ", "1. [ ] task", "> - [ ] task"),
    *("  - [ ] below", "\t- [ ] below", "    - [ ] below", "  more", "\tmore", "    code"),
    *("# Heading", "## Heading ##", "#", "#none", "   # Heading", "===", "---", "***", "___"),
    *("```", "~~~", "  ```", "- ```", "<div>", "</div>", "<!--", "-->", "- <pre>", "</pre>"),
    *("> quote", ">", "- > quote", "[a]: b", "| a | b |", "|---|---|", "2019 was", "+1", "a\tb"),
)  # fmt: skip

pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=16)
ends = st.sampled_from(["", "\n", "\n\n"])


def lines_of(text: str) -> list[str]:
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]


@settings(max_examples=600, deadline=None)
@given(pieces, ends)
@example(["# A", "- [ ] a", "  b"], "")
@example(["# A", "- [ ] a", "", "  b"], "\n")
@example(["# A", "> a", "b", "- [ ] c", "d", "", "e", "==="], "")
@example(["# A", "- a", "", "", "", "  - [ ] b"], "")
def test_any_lines(lines: list[str], end: str) -> None:
    text = "\n".join(lines) + end

    assert skim(text) == read_structure(lines_of(text))


@settings(max_examples=100, deadline=None)
@given(samples.notes)
def test_any_note(lines: list[str]) -> None:
    text = "\n".join(clean(line) for line in lines)

    assert skim(text) == read_structure(lines_of(text))


def test_lines_are_counted_from_those_above() -> None:
    structure = skim("# A\n\ntext\n\n- [ ] b\n    more\n## C\n", 10)

    assert [heading.line for heading in structure.headings] == [10, 16]
    assert [(task.line, task.last) for task in structure.tasks] == [(14, 15)]


@pytest.mark.parametrize(
    "piece",
    ["\n", "text\n", "text\n\n", "- item\n", "# a\n", "- [ ] a\n", "- [ ] a\n\n", "> a\n", "  a\n"],
)
def test_long_runs_of_the_same(piece: str) -> None:
    text = "# A\n\nText\n\n" + piece * 3000 + "    > end"

    assert skim(text) == read_structure(lines_of(text))
