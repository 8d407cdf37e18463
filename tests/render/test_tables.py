import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.render.as_text import rendered
from tui.render.document import render
from tui.render.tables import fit

WIDE = """\
| Name | What it does |
|:-----|:------------:|
| one  | wraps its words when there is no room |
| two  | short |
"""


def test_a_table_that_fits_is_as_wide_as_its_words() -> None:
    assert rendered("a|b\n-|:-:\nccc|d\ne|fff", 40) == [
        "a   │  b",
        "────┼────",
        "ccc │  d",
        "e   │ fff",
    ]


def test_a_wide_table_wraps_its_cells_and_rules_its_rows() -> None:
    assert rendered(WIDE, 28) == [
        "Name │     What it does",
        "─────┼──────────────────────",
        "one  │ wraps its words when",
        "     │   there is no room",
        "─────┼──────────────────────",
        "two  │         short",
    ]


def test_words_stay_whole_as_long_as_they_fit() -> None:
    table = "|where|how many|\n|-|-|\n|the planning department|nobody's idea|"
    words = " ".join(rendered(table, 24)).replace("│", " ").split()
    assert {"planning", "department", "nobody's"} <= set(words)


def test_a_table_of_too_many_columns_becomes_a_list_of_its_rows() -> None:
    table = "|where|views|who|\n|-|-|-|\n|planning|twelve thousand|Dilys|\n|bins|x|y|"
    assert rendered(table, 20) == [
        "where │ planning",
        "views │ twelve",
        "      │ thousand",
        "who   │ Dilys",
        "─" * 20,
        "where │ bins",
        "views │ x",
        "who   │ y",
    ]


def test_a_header_alone_is_a_table() -> None:
    assert rendered("|a|b|\n|-|-|") == ["a │ b", "──┼──"]


def test_wide_characters_keep_columns_straight() -> None:
    lines = rendered("|日本|b|\n|-|-|\n|c|d|")
    assert [cell_len(line.split("│")[0]) for line in lines if "│" in line] == [5, 5]


@pytest.mark.parametrize("width", [60, 30, 18, 9])
def test_links_are_where_their_text_is(width: int) -> None:
    [block] = render("|a|b|\n|-|-|\n|[one](x) and more words|[two](y)|").blocks
    assert block.table is not None
    content, links = fit(block.table, width)
    assert [content.plain[k.start : k.end] for k in links] == ["one", "two"]


CELLS = st.text(st.sampled_from("ab cd é日"), max_size=30).map(str.strip)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(8, 60)
)
def test_nothing_of_a_table_is_cut_off(rows: list[list[str]], width: int) -> None:
    lines = ["|".join(["", *row, ""]) for row in rows]
    markdown = "\n".join([lines[0], "|-|-|-|", *lines[1:]])
    tables = [block.table for block in render(markdown).blocks if block.table]
    if not tables:
        return  # a header without a word is no table
    content, _ = fit(tables[0], width)
    assert all(cell_len(line) <= width for line in content.plain.split("\n"))
    shown = sorted(c for c in content.plain if c.isalnum())
    wanted = sorted(c for row in rows[1:] for cell in row for c in cell if c.isalnum())
    assert all(shown.count(c) >= wanted.count(c) for c in set(wanted))
