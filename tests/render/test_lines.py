"""Every block knows its line in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.notes.text import split_lines
from tui.render.boxes import TASK_ITEM
from tui.render.document import BlockKind, render

NOTE = """\
# Title

Text
more

- [ ] one
  - [x] two
    lazy
- three

  four
> quote
> - [-] five

| a | b |
|---|---|
| c | d |

```
- [ ] code
```
[^1]: foot

    again

[r]: x
1. [>] six
"""

LINES = {
    "Title": 1, "Text more": 3, "one": 6, "two lazy": 7, "three": 9, "four": 11, "quote": 12,
    "five": 13, "- [ ] code": 19, "foot": 22, "again": 24, "six": 27,
}  # fmt: skip


@pytest.mark.parametrize("first_line", [1, 8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks_know_their_lines(first_line: int, end: str) -> None:
    document = render(NOTE.replace("\n", end), first_line=first_line)
    found = {b.content.plain: b.line - first_line + 1 for b in document.blocks if b.content.plain}
    assert found == LINES
    [table] = [b for b in document.blocks if b.kind is BlockKind.TABLE]
    assert table.line == 14 + first_line
    assert document.footnotes == {"1": 21 + first_line}


def test_form_feeds_and_separators_end_no_line() -> None:
    document = render("a\x0cb\x85c\u2028d\n\n- [ ] e")
    assert [b.line for b in document.blocks if b.task] == [3]


PIECES = st.sampled_from(
    [
        *("- ", "* ", "1. ", "2) ", "> ", "[ ] ", "[x] ", "[-] ", "    ", "  ", "\t", "a", "b c"),
        *("`", "```", "\n", "\n", "\n\n", "\r\n", "# ", "---", "===", "|", "|-|-|", "[^1]: "),
        *("[a]: b", "<!--", "-->", "<div>", "[[", "]]", "](", ")", "**", "_", "~~", "=="),
        *("https://a.b", "&amp;", "\\", "!", "é", "日"),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 9))
@settings(max_examples=400, deadline=None)
def test_every_box_stands_on_a_line_of_the_source_that_is_a_task(
    text: str, first_line: int
) -> None:
    lines = split_lines(text)
    document = render(text, first_line=first_line)
    for block in document.blocks:
        if block.task is not None:
            line = lines[block.line - first_line]
            assert TASK_ITEM.match(line)
            assert f"[{block.task}]" in line


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 9))
@settings(max_examples=300, deadline=None)
def test_lines_never_leave_the_file_and_never_go_back(text: str, first_line: int) -> None:
    last = first_line + max(1, len(split_lines(text))) - 1
    lines = [block.line for block in render(text, first_line=first_line).blocks]
    assert all(first_line <= line <= last for line in lines)
    assert lines == sorted(lines)
