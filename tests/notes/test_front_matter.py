"""What the fields are that open a note, and that no block of them does harm."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.notes.parsing.front_matter import FrontMatter, read_front_matter, split_front_matter
from tui.notes.parsing.plain_fields import MAX_FIELDS, read_plain
from tui.notes.parsing.structured_fields import MAX_CHARACTERS, read_structured


def read(block: str, mark: str = "---") -> FrontMatter:
    return read_front_matter([mark, *block.split("\n"), mark, "# Heading"])


ORDINARY = """\
title: "Weeknotes: w/c 10 June"
Date: 2019-06-14
author: Ada Lovelace
Week-Commencing: 2019-06-10
canonical_url: https://example.org/notes/24?a=b#c
tags: [delivery, 'user research', "ops"]
reviewers:
  - Grace
  - Alan

# a comment
draft: true
summary:"""


def test_fields_are_text_under_folded_keys() -> None:
    front = read(ORDINARY)
    assert front.fields == {
        "title": "Weeknotes: w/c 10 June",
        "date": "2019-06-14",
        "author": "Ada Lovelace",
        "weekcommencing": "2019-06-10",
        "canonicalurl": "https://example.org/notes/24?a=b#c",
        "tags": ["delivery", "user research", "ops"],
        "reviewers": ["Grace", "Alan"],
        "draft": "true",
        "summary": "",
    }
    assert (front.problem, front.problem_line) == ("", 0)


def test_the_block_is_counted_in_lines_of_the_file() -> None:
    assert read(ORDINARY).lines == len(ORDINARY.split("\n")) + 2


def test_a_field_is_found_by_any_spelling_of_its_names() -> None:
    front = read("summary:\nPermalink: /24\ncanonical-url: https://example.org")
    assert front.text("summary", "canonical_url", "permalink") == "https://example.org"
    assert front.text("summary", "author") == ""


@pytest.mark.parametrize(
    ("block", "items"),
    [
        ("tags: [a, b]", ("a", "b")),
        ("tags: a, b ,", ("a", "b")),
        ("tags: a", ("a",)),
        ("tags:\n- a\n- b", ("a", "b")),
        ("tags: []\nkeywords: b", ("b",)),
        ("tags:", ()),
        ("tags: ~", ()),
        ("tags: [[a, b], [c]]", ("a", "b", "c")),
        ("tags:\n  - name: a\n    url: x\n  - b", ("a", "b")),
    ],
)
def test_many_values_are_read_from_lists_and_commas(block: str, items: tuple[str, ...]) -> None:
    assert read(block).many("tags", "keywords") == items


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("x: 'it''s'", "it's"),
        ('x: "a\\tb"', "a\tb"),
        ("x: >\n  folded\n  text", "folded text"),
        ("x: plain # comment", "plain"),
        ("x: 2019-06-10", "2019-06-10"),
        ("x: 007", "007"),
        ("x: yes", "yes"),
        ("x: null", ""),
        ("x: 'null'", "null"),
        ("x: !!binary aGk=", "aGk="),
        ("x: {name: Ada, url: y}", "Ada"),
        ("x: {url: y}", ""),
        ("x: a, b", "a, b"),
    ],
)
def test_yaml_values_stay_text(block: str, value: str) -> None:
    front = read(block)
    assert (front.text("x"), front.problem) == (value.strip(), "")


def test_toml_is_read_too() -> None:
    block = """title = "Weeknotes"
date = 2019-06-10T09:00:00Z
draft = true
week = 24
tags = ["a", ["b"]]
[author]
name = "Ada"
"""
    assert read(block, "+++").fields == {
        "title": "Weeknotes",
        "date": "2019-06-10 09:00:00+00:00",
        "draft": "true",
        "week": "24",
        "tags": ["a", "b"],
        "author": "Ada",
    }


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["# Heading", "---", "title: x", "---"],
        ["", "---", "title: x", "---"],
        ["---", "", "Prose below a rule.", "", "---"],
        ["---", "- a list", "---"],
        ["---"],
        ["----", "title: x", "----"],
    ],
    ids=repr,
)
def test_a_rule_is_not_front_matter(lines: list[str]) -> None:
    assert read_front_matter(lines) == FrontMatter()


@pytest.mark.parametrize("closing", ["---", "...", "--- "])
def test_yaml_closes_in_two_ways(closing: str) -> None:
    assert read_front_matter(["--- ", "title: x", closing, "---"]).lines == 3


def test_an_empty_block_is_one() -> None:
    assert read_front_matter(["---", "---", "text"]) == FrontMatter(lines=2)


def test_a_block_that_is_not_closed_hides_nothing() -> None:
    front = read_front_matter(["---", "title: x", "", "Text"])
    assert (front.lines, front.fields, front.problem_line) == (0, {}, 1)
    assert "not closed" in front.problem


@pytest.mark.parametrize(
    ("block", "fields", "line", "words"),
    [
        (
            "week: 2019-W24\ntitle: Week 10: the return\nauthor: Ada",
            {"week": "2019-W24", "title": "Week 10: the return", "author": "Ada"},
            3,
            "needs quotes",
        ),
        ("title: x\ntags: [a, b\nauthor: Ada", {"title": "x", "author": "Ada"}, 4, "can't be read"),
        ("title: x\n\tauthor: Ada", {"title": "x"}, 3, "can't be read"),
        ("title: one\nTitle: two", {"title": "two"}, 3, "twice"),
        ("title: x\na: &a y\nb: *a", {"title": "x"}, 3, "Anchors"),
        ("title: x\n<<: {a: b}", {"title": "x"}, 3, "Merge"),
        ("title: x\n--- y", {"title": "x"}, 3, ""),
        ("title: x\n--- \ny: z", {"title": "x"}, 0, ""),
        ("title: \x07x", {"title": "\x07x"}, 2, "characters"),
        ("title: x\ud800", {"title": "x\ud800"}, 2, "characters"),
        ("{title: x", {"title": "x"}, 2, "can't be read"),
    ],
)
def test_a_broken_block_says_so_and_keeps_what_can_be_read(
    block: str, fields: dict[str, str], line: int, words: str
) -> None:
    front = read(block)
    assert front.fields == fields
    assert words in front.problem
    assert front.problem_line == line


def test_a_problem_holds_no_control_characters() -> None:
    key = '"\\e]52;c;YQ==\\a"'
    assert read(f"{key}: 1\n{key}: 2").problem.isprintable()


def test_broken_toml_keeps_what_stands_alone() -> None:
    front = read('title = "x"\nweek = 2019-W24\ntags = [a', "+++")
    assert front.fields == {"title": "x", "week": "2019-W24"}
    assert front.problem.startswith("The front matter can't be read")


def test_what_is_too_much_is_left_out() -> None:
    front = read("\n".join(f"key{n}: {n}" for n in range(1000)))
    assert len(front.fields) == MAX_FIELDS
    assert "more than 100" in front.problem
    front = read(f"title: x\nsummary: |\n  {'x' * MAX_CHARACTERS}")
    assert front.fields == {"title": "x"}
    assert "longer than" in front.problem


LAUGHS = "\n".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "aliases": f"a: &a [x]\n{LAUGHS}",
    "merges": "a: &a {x: y}\n" + "\n".join(f"b{n}: {{<<: [*a, *a]}}" for n in range(90)),
    "brackets": "x: " + "[" * 5000,
    "only brackets": "[" * 16000,
    "braces": "x: " + "{a: " * 4000,
    "dashes": "x:\n  " + "- " * 8000,
    "question marks": "? " * 8000,
    "stairs": "\n".join(" " * n + "k:" for n in range(170)),
    "bad date": "date: 2026-13-45",
    "long number": "n: " + "9" * 10_000,
    "keys": "\n".join(f"k{n}: v" for n in range(100_000)),
    "items": "x: [" + "a, " * 5000 + "b]",
    "long key": "k" * 16000 + ": v",
    "escapes": 'x: "' + "\\x41" * 4000 + '"',
    "object": "x: !!python/object/apply:os.system [id]",
    "megabytes": "x: " + "y " * 2_000_000,
    "spaces": "x: y" + " " * 16000 + "z: a: b",
}
TOML_BOMBS = {
    "dots": ".".join("a" * 8000) + " = 1",
    "table dots": f"[{'.'.join('a' * 4000)}]\n" + "\n".join(f"k{n} = 1" for n in range(1000)),
    "inline dots": "a = {" + ".".join("a" * 7900) + " = 1}",
    "brackets": "a = " + "[" * 16000,
    "braces": "a = " + "{a=" * 5000,
    "deep": "a = " + "[" * 150 + "]" * 150,
    "long number": "a = " + "1" * 16000,
    "bad date": "a = 2026-13-45",
    "keys": "\n".join(f"k{n} = 1" for n in range(1700)),
}


@pytest.mark.parametrize(
    ("mark", "block"),
    [("---", block) for block in BOMBS.values()]
    + [("+++", block) for block in TOML_BOMBS.values()],
    ids=[*BOMBS, *(f"toml {name}" for name in TOML_BOMBS)],
)
def test_no_block_takes_long(mark: str, block: str) -> None:
    read("x: [a, {b: c}]")  # the parsers are imported on first need
    lines = [mark, *block.split("\n"), mark]
    begin = time.process_time()
    front = read_front_matter(lines)
    assert time.process_time() - begin < 0.1
    assert len(front.fields) <= MAX_FIELDS
    assert front.lines in {0, len(lines)}


MARKS = [",", ", ", ":", ": ", "#", " #", "'", '"', "\\", "[", "]", "{", "}", "-", "- ", "?", "!"]
CATCHES = ["=", "", " ", "&a", "*a", "|", ">", "%", "@", "`", "<<", "//", "\t", "\x00", "\x85"]
SPACES = ["\u00a0", "\u2028", "\ufeff", "\u200d", "é", "😀", "e\u0301"]
keys = st.sampled_from([*(f"key{n}" for n in range(20)), "Week Of", "a-b", "_x", "1st", "é", "w/c"])
words = st.sampled_from(["a", "Ada B", "2019-06-10", "null", "~", "10:30", "it's", "x (y)", "a-b"])
nasty = st.lists(st.one_of(words, st.sampled_from([*MARKS, *CATCHES, *SPACES])), max_size=4).map(
    "".join
)


def fields(scalars: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    flows = st.lists(scalars, max_size=4).map(lambda items: f"[{', '.join(items)}]")
    quoted = st.one_of(scalars.map('"{}"'.format), scalars.map(repr))
    values = st.one_of(scalars, flows, quoted)
    item_lists = st.tuples(
        st.sampled_from(["", " "]), st.lists(values, min_size=1, max_size=3)
    ).map(lambda drawn: "".join(f"\n{drawn[0]}- {value}" for value in drawn[1]))
    return st.builds("{}:{}".format, keys, st.one_of(values.map(" {}".format), item_lists))


ordinary = st.lists(st.one_of(fields(words), st.sampled_from(["", "# a: b"])), max_size=3)
odd = st.one_of(
    fields(nasty),
    st.builds("{}{}".format, st.sampled_from(["", " ", "# ", "- ", "k:", "k:\t"]), nasty),
)
blocks = st.builds("{}\n{}\n{}".format, ordinary.map("\n".join), odd, ordinary.map("\n".join)).map(
    lambda text: text.split("\n")
)


@settings(max_examples=300, deadline=None)
@given(blocks)
@example(["title:", "  - a", "", "# c", "  - b", "x: [a, 'b', \"c\"]"])
@example(["title:", "  - a", "- b"])
@example(["title: ", "- a"])
@example(["a: b", "# c", "  d"])
def test_the_plain_reading_is_the_parsers_wherever_it_answers(block: list[str]) -> None:
    plain = read_plain(block)
    if plain is not None:
        reading = read_structured(block, "---")
        assert (plain, "") == (reading.fields, reading.problem)


@pytest.mark.parametrize("block", [ORDINARY, "tags:\n- a\n- b\n", "w/c: 10 June\nx: 'y'"])
def test_an_ordinary_block_needs_no_parser(block: str) -> None:
    assert read_plain(block.split("\n")) == read(block).fields


@given(st.one_of(blocks, st.lists(st.text())), st.sampled_from(["---", "+++"]))
def test_no_block_makes_reading_fail(block: list[str], mark: str) -> None:
    front = read_front_matter([mark, *block, mark])
    assert bool(front.problem) == bool(front.problem_line)


LINES = (
    "---",
    "--- ",
    "----",
    "...",
    "+++",
    "# a",
    "",
    " ",
    "title: x",
    "title = 'x'",
    "Text",
    "- a",
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["---", "+++", "--- ", ""]), st.lists(st.sampled_from(LINES), max_size=8))
def test_a_text_is_parted_where_its_front_matter_ends(mark: str, others: list[str]) -> None:
    lines = [mark, *others]

    front, body = split_front_matter("\n".join(lines))

    assert front == read_front_matter(lines)
    assert body == "\n".join(lines[front.lines :])
