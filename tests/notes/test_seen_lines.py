"""A line that somebody means is found again where others have written above it, or not at all."""

import pytest

from tui.notes.actions.seen_lines import line_now
from tui.notes.errors import Changed


@pytest.mark.parametrize(
    ("lines", "line", "shown", "now"),
    [
        (["a", "b"], 2, "b", 2),
        (["new", "a", "b"], 2, "b", 3),
        (["b"], 2, "b", 1),
        (["b", "b"], 1, "b", 1),
        (["a", "", ""], 2, "", 2),
        (["a\x1b"], 1, "a␛", 1),
        (["a"], 7, None, 7),
        ([], 0, None, 0),
    ],
)
def test_it_is_found_where_it_stands(
    lines: list[str], line: int, shown: str | None, now: int
) -> None:
    assert line_now("a.md", lines, line, shown) == now


@pytest.mark.parametrize(
    ("lines", "line", "shown"),
    [
        (["a", "other"], 2, "b"),
        (["new", "b", "b"], 1, "b"),
        (["new", ""], 1, ""),
        ([], 1, "b"),
        (["b", "a"], 0, "c"),
    ],
)
def test_nothing_else_is_taken_for_it(lines: list[str], line: int, shown: str) -> None:
    with pytest.raises(Changed, match=r"not where it was in a\.md"):
        line_now("a.md", lines, line, shown)
