"""How two texts differ, line by line."""

import time

import pytest

from tui.notes.writing.line_differences import MAX_COMPARED, differences

NINE = "1\n2\n3\n4\n5\n6\n7\n8\n9"


def shown(old: str, new: str) -> list[str]:
    return [f"{line.sign}{line.text}" for line in differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        (NINE, NINE, []),
        ("", "a\nb", ["+a", "+b"]),
        ("a\nb", "", ["-a", "-b"]),
        ("a", "a\n", [" a", "+"]),
        ("a\nb", "a\nc", [" a", "-b", "+c"]),
        ("a\nb", "b", ["-a", " b"]),
        (
            NINE,
            NINE.replace("5", "five"),
            ["…2 lines alike", " 3", " 4", "-5", "+five", " 6", " 7", "…2 lines alike"],
        ),
        (
            NINE,
            NINE.replace("1", "one").replace("9", "nine"),
            ["-1", "+one", " 2", " 3", "…3 lines alike", " 7", " 8", "-9", "+nine"],
        ),
        (
            NINE,
            NINE.replace("2", "two").replace("8", "eight"),
            [" 1", "-2", "+two", " 3", " 4", " 5", " 6", " 7", "-8", "+eight", " 9"],
        ),
    ],
)
def test_what_differs_is_shown_with_the_lines_near_it(
    old: str, new: str, expected: list[str]
) -> None:
    assert shown(old, new) == expected


def test_what_is_too_long_to_compare_is_shown_one_after_the_other() -> None:
    old, new = ("\n".join(f"{mark}\n" for _ in range(MAX_COMPARED)) for mark in "ab")
    start = time.process_time()

    lines = shown(old, new)

    assert time.process_time() - start < 1
    assert (lines[0], lines.count("-a"), lines.count("+b")) == ("-a", MAX_COMPARED, MAX_COMPARED)
