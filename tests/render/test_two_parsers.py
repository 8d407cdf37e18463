"""The scan and mistletoe see the same headings and the same tasks."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests.notes import samples
from tui.assets import sample_notes
from tui.notes.parsing.front_matter import read_front_matter, split_front_matter
from tui.notes.parsing.skim import skim
from tui.notes.text import clean, decode, split_lines, with_line_feeds
from tui.render.document import render

Outline = tuple[list[tuple[int, int]], list[tuple[int, str]]]
"""Level and line of the headings; line and mark of the tasks."""


def scanned(lines: list[str]) -> Outline:
    front, body = split_front_matter(with_line_feeds("\n".join(lines)))
    found = skim(body, front.lines)  # as the index has it
    headings = [(heading.level, heading.line + 1) for heading in found.headings]
    return headings, [(task.line + 1, task.mark) for task in found.tasks]


def rendered(lines: list[str]) -> Outline:
    front = read_front_matter(lines).lines
    document = render("\n".join(lines[front:]), first_line=front + 1)
    assert document.notice is None
    headings = [(heading.level, heading.line) for heading in document.headings]
    return headings, [(block.line, block.task) for block in document.blocks if block.task]


_QUOTED_UNDERLINE = re.compile(r"> *(?:=+|-+)\s*$")


def as_mistletoe_reads_it(line: str) -> str:
    """mistletoe counts tabs from the container's edge, not from the line's."""
    return line.replace("\t", " ") if line.startswith(" ") or ">" in line else line


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(samples.notes)
def test_arbitrary_notes(lines: list[str]) -> None:
    # mistletoe knows no underlined headings in quotes.
    assume(not any(_QUOTED_UNDERLINE.search(line) for line in lines))
    lines = [clean(as_mistletoe_reads_it(line)) for line in lines]

    assert scanned(lines) == rendered(lines)


@pytest.mark.parametrize("file", sorted(sample_notes().rglob("*.md")), ids=lambda file: file.stem)
def test_sample_notes(file: Path) -> None:
    lines = split_lines(decode(file.read_bytes()).text)

    headings, tasks = scanned(lines)

    assert headings or tasks
    assert (headings, tasks) == rendered(lines)


@pytest.mark.parametrize(
    ("text", "headings", "tasks"),
    [
        ("# a\n\n###### b\n####### c\n#d", [(1, 1), (6, 3)], []),
        ("# a #\n## b \\##\n#", [(1, 1), (2, 2), (1, 3)], []),
        ("a\n===\nb\nc\n---\n***\n---", [(1, 1), (2, 3)], []),
        ("   # a\n    # b\n\n    # c", [(1, 1)], []),
        ("- [ ] a\n* [x] b\n+ [X] c\n1. [/] d\n2) [-] e\n- [>] f\n- [?] g", [], " xX/->?"),
        ("- a\n  - b\n    1. [ ] c\n       - [x] d", [], [(3, " "), (4, "x")]),
        ("> - [ ] a\n> > - [x] b\n\n- > [ ] c\n- > - [ ] d", [], [(1, " "), (2, "x"), (5, " ")]),
        ("-\t[ ] a\n\t- [x] b\n1.\t[ ] c", [], [(1, " "), (2, "x"), (3, " ")]),
        ("- [ ]\n- [ ] \n- [x]a\n- [] b\n- [xx] c\n- [x]\ta", [], [(6, "x")]),
        ("[ ] a\n\\- [ ] b\n-[ ] c", [], []),
        ("- [ ] a\n---\n- [ ] b\n  ---", [(2, 3)], [(1, " ")]),
        ("- [ ] a\n  # b\n\n  - [x] c", [(1, 2)], [(1, " "), (4, "x")]),
        ("```\n- [ ] a\n# b\n```\n- [ ] c", [], [(5, " ")]),
        ("~~~~\n- [ ] a\n~~~\n# b\n~~~~~\n# c", [(1, 6)], []),
        ("``` a`b\n# c", [(1, 2)], []),
        ("- a\n  ```\n  - [ ] b\n- [ ] c", [], [(4, " ")]),
        ("a\n    - [ ] b\n\n    - [ ] c\n- [ ] d", [], [(5, " ")]),
        ("-     [ ] a\n-    [ ] b", [], [(2, " ")]),
        ("<!--\n- [ ] a\n# b\n-->\n- [ ] c", [], [(5, " ")]),
        ("<div>\n- [ ] a\n\n- [ ] b\n</div>", [], [(4, " ")]),
        ("<pre>\n\n- [ ] a\n</pre>\n# b", [(1, 5)], []),
        ("a\n<span>\n- [ ] b", [], [(3, " ")]),
        ("a\n2. [ ] b\n1. [ ] c", [], [(3, " ")]),
        ("a\n-\nb", [(2, 1)], []),
        ("- [ ] a\nlazy\n# b", [(1, 3)], [(1, " ")]),
        ("> - [ ] a\nlazy\n- [x] b", [], [(1, " "), (3, "x")]),
        ("-\n  [ ] a\n-\n\n  [ ] b", [], []),
        ("| a | b |\n|---|---|\n| - [ ] c | # d |\n- [ ] e", [], [(4, " ")]),
        ("1234567890. [ ] a\n\n123456789. [ ] b", [], [(3, " ")]),
        ("* * *\n- - -\n- - [ ] a", [], [(3, " ")]),
        ("- [ ] form\x0cfeed\n- [ ] next\x85line\n# par\u2028a", [(1, 3)], [(1, " "), (2, " ")]),
        ("---\n- [ ] a\n---\n# b", [(1, 4)], [(2, " ")]),
        ("---\na: 1\nb: '- [ ] c'\n---\n# d\n- [ ] e", [(1, 5)], [(6, " ")]),
    ],
)
def test_the_finer_points(
    text: str, headings: list[tuple[int, int]], tasks: str | list[tuple[int, str]]
) -> None:
    expected = (headings, list(enumerate(tasks, 1)) if isinstance(tasks, str) else tasks)
    lines = split_lines(clean(text))

    assert scanned(lines) == expected
    assert rendered(lines) == expected
