"""Where the headings, tasks and code of a note are; that mistletoe agrees is tested elsewhere."""

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tests.notes.line_by_line import read_structure
from tests.render import pathological
from tui.notes.parsing.blocks import Structure, TaskItem
from tui.notes.parsing.code_spans import find_code_spans, hide_code
from tui.notes.parsing.skim import skim
from tui.notes.text import clean


def read(text: str) -> Structure:
    return read_structure(text.split("\n"))


def only_task(text: str) -> TaskItem:
    [task] = read(text).tasks
    return task


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("- [ ] a", 3),
        ("10) [x] a", 5),
        ("   -   [ ] a", 8),
        ("-\t[ ] a", 3),
        (" \t[ ] no\n\n-\t\t[ ] no\n\n > 1.\t[ ] a", 7),
        ("- - > * [ ] a", 9),
        ("- x\n\t- [ ] a", 4),
        (">\t- [ ] a", 5),
    ],
)
def test_the_mark_is_found_in_the_file(text: str, column: int) -> None:
    task = only_task(text)

    assert task.column == column
    assert text.split("\n")[task.line][column] == task.mark


@settings(max_examples=60, deadline=None)
@given(samples.notes)
def test_the_mark_is_found_in_any_file(lines: list[str]) -> None:
    lines = [clean(line) for line in lines]

    for task in read_structure(lines).tasks:
        line = lines[task.line]
        assert line[task.column - 1 : task.column + 2] == f"[{task.mark}]"
        assert line[task.column + 2 :].lstrip(" \t").startswith(task.text[0])
        assert task.line + len(task.text) - 1 <= task.last < len(lines)


@settings(max_examples=150, deadline=None)
@given(samples.notes, st.booleans())
def test_skimming_finds_what_reading_each_line_finds(lines: list[str], is_dense: bool) -> None:
    lines = [clean(line) for line in lines if line or not is_dense]

    found = skim("".join(f"{line}\n" for line in lines))

    assert found == read_structure(lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- [ ] a\n  b\n  c", ["a", "b", "c"]),
        ("- [ ] a\nlazy", ["a", "lazy"]),
        ("- [ ] a  \n  b", ["a", "b"]),
        ("- [ ] a\n\n  b", ["a"]),
        ("- [ ] a\n  - b", ["a"]),
        ("- [ ] a\n  # b", ["a"]),
        ("- [ ] a\n  ```\n  b\n  ```", ["a"]),
        ("> - [ ] a\n>   b\nlazy", ["a", "b", "lazy"]),
        ("- [ ] a\n      b", ["a", "b"]),
        ("- [ ] a\n  2. b", ["a", "2. b"]),
        ("-\t[ ] a\tb", ["a\tb"]),
    ],
)
def test_the_lines_of_the_first_paragraph(text: str, lines: list[str]) -> None:
    assert only_task(text).text == lines


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("- [ ] a", 0),
        ("- [ ] a\n- b", 0),
        ("- [ ] a\n  b\n\nc", 1),
        ("- [ ] a\n\n  b\n  - c\n\nd", 3),
        ("- [ ] a\n\n\n\nb", 0),
        ("- [ ] a\n  ```\n\n  b\n  ```\nc", 4),
        ("- [ ] a\nlazy\n# b", 1),
    ],
)
def test_the_last_line_that_belongs_to_a_task(text: str, last: int) -> None:
    assert only_task(text).last == last


def test_depth_counts_lists_and_not_quotes() -> None:
    text = "- [ ] a\n  1. [ ] b\n     > - [ ] c\n\n> - [ ] d"

    assert [task.depth for task in read(text).tasks] == [0, 1, 2, 0]


def test_tasks_know_their_heading() -> None:
    text = "- [ ] a\n# A\n- [ ] b\n\nB\n-\n> ## C\n> - [ ] c\n\n- [ ] d"
    found = read(text)

    assert [heading.title for heading in found.headings] == ["A", "B", "C"]
    assert [task.heading for task in found.tasks] == [-1, 0, 2, 2]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# a", "a"),
        ("#  a  ", "a"),
        ("# a #", "a"),
        ("# a ##### ", "a"),
        ("# a#", "a#"),
        ("#\ta", "a"),
        ("# *a* [b](c)", "*a* [b](c)"),
        ("# ##", ""),
        ("a\nb\n===", "a b"),
        ("  a  \n---", "a"),
        ("- [ ] a\n  ===", "[ ] a"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert [heading.title for heading in read(text).headings] == [title]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nb\n```\nc", {1, 2, 3}),
        ("```\na", {0, 1}),
        ("- a\n  ~~~\n  b\n- c", {1, 2}),
        ("a\n\n    b\n\n    c\nd", {2, 4}),
        ("a\n    b", set()),
        ("<!-- a\n\n b --> c\nd", {0, 1, 2}),
        ("<div>\na\n\nb", {0, 1, 2}),
        ("> ```\n> a\nb", {0, 1}),
    ],
)
def test_lines_where_nothing_counts(text: str, code: set[int]) -> None:
    assert read(text).code == code


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ""),
        ("\n\n  a b \nc", "a b"),
        ("# h\na", ""),
        ("***\n> - a", "a"),
        ("```\nx\n```\na", "a"),
        ("- [ ] a", "a"),
    ],
)
def test_the_first_text(text: str, first: str) -> None:
    assert read(text).first_text == first


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("a `b` c", "a ``` c"),
        ("``a ` b`` `", "````````` `"),
        ("`a ``b", "`a ``b"),
        ("`a ``b` c``", "``````` c``"),
        ("a", "a"),
        ("`a`b`c`", "```b```"),
        ("``a`b`", "``a```"),
    ],
)
def test_code_spans_are_hidden(text: str, hidden: str) -> None:
    assert hide_code(text) == hidden
    assert all(text[start] == text[end - 1] == "`" for start, end in find_code_spans(text))


SHAPES: dict[str, Callable[[int], str]] = {
    name: lambda size, name=name: pathological.inputs(size)[name]
    for name in pathological.inputs(10)
} | {
    "tasks": lambda n: "- [ ] a\n" * (n // 8),
    "marks with tabs": lambda n: "-\t[ ] a\tb\n" * (n // 10),
    "deep tasks with tabs": lambda n: ("- " * 60 + "\t[ ] a\n") * (n // 130),
    "inline fields": lambda n: "- [ ] " + "[due::" * (n // 6),
    "good inline fields": lambda n: "- [ ] " + "[due:: 2019-06-12] x " * (n // 21),
    "mentions": lambda n: "- [ ] " + "@a" * (n // 2),
    "dots after a mention": lambda n: "- [ ] @a" + "." * n,
    "one run of backticks": lambda n: "- [ ] a\n" + "`" * n,
    "backticks in a task": lambda n: "- [ ] " + pathological.inputs(n)["backticks"],
    "targets": lambda n: "[x](" * (n // 4),
    "tags": lambda n: "#" * n + " #1" * (n // 3) + " #" + "1" * n,
    "block names": lambda n: "- [ ] a" + " ^a" * (n // 3),
    "attributes": lambda n: ("<a " + "b " * 480 + "\n\n") * (n // 965),
    "underscores": lambda n: "# " + "_" * n,
    "definitions": lambda n: "[a]: b\n" * (n // 7) + "===",
    "labels": lambda n: "]:x" * (n // 3) + " y",
    "fields in brackets": lambda n: "- [ ] a" + " [due:: 2019-06-12]" * (n // 19),
    "no line ends": lambda n: "\r" * n,
}


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Keep the garbage collector, whose time is anybody's, out of what is measured."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_scan_takes_linear_time(shape: str) -> None:
    from tui.notes.parsing.scan import scan

    def seconds(size: int) -> float:
        data = SHAPES[shape](size).encode()
        start = time.process_time()
        scan("ada/note.md", data)
        return time.process_time() - start

    small, large = seconds(20_000), min(seconds(60_000) for _ in range(2))

    # Three times as much takes three times as long; nine times would be the square.
    assert large < max(6 * small, 0.05)
