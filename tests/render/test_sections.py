import pytest

from tui.notes.parsing.backlinks import Mention
from tui.render.document import render
from tui.render.framing import framed
from tui.render.page import Page
from tui.render.sections import below_title, sections
from tui.render.sheet import Place, Sheet

NOTE = """\
# Week 24

Opening.

## Done

Words.

### Detail

More.

## Next

- [ ] a [b](c)

## Next

Last.
"""


def shown(sheet: Sheet) -> list[str]:
    """Return the lines that have text."""
    layout = sheet.layout
    texts = [
        layout.prefix(line).plain + layout.content(line.block).plain[line.start : line.end]
        for line in layout.lines
    ]
    return [text for text in texts if text.strip() and "━" not in text]


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(render(NOTE), 40, {15})


def test_sections_end_at_the_next_heading_of_their_level(sheet: Sheet) -> None:
    ends = {s.key: sheet.document.blocks[s.end - 1].content.plain for s in sheet.sections}
    assert ends == {
        ("Week 24", 1): "Last.",
        ("Done", 1): "More.",
        ("Detail", 1): "More.",
        ("Next", 1): "a b",
        ("Next", 2): "Last.",
    }


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ([("Next", 1)], ["Week 24", "Opening.", "Done", "Words.", "Detail", "More.", "▸ Next",
                         "Next", "Last."]),
        ([("Done", 1), ("Detail", 1)], ["Week 24", "Opening.", "▸ Done", "Next", " ☐ a b", "Next",
                                        "Last."]),
        ([("Week 24", 1)], ["▸ Week 24"]),
        ([("gone", 1)], ["Week 24", "Opening.", "Done", "Words.", "Detail", "More.", "Next",
                         " ☐ a b", "Next", "Last."]),
    ],
)  # fmt: skip
def test_a_folded_section_shows_only_its_heading(
    sheet: Sheet, folded: list[tuple[str, int]], expected: list[str]
) -> None:
    assert shown(sheet.with_folded(frozenset(folded))) == expected


def test_a_fold_knows_how_many_lines_it_hides(sheet: Sheet) -> None:
    folded = sheet.with_folded(frozenset({("Done", 1)}))
    assert sheet.height - folded.height == sum(folded.layout.hidden.values()) == 6


def test_what_is_folded_away_can_neither_be_chosen_nor_lost(sheet: Sheet) -> None:
    folded = sheet.with_folded(frozenset({("Next", 1)}))
    assert len(sheet.items) == 2
    assert folded.items == []
    block = folded.block_at(15)
    heading = folded.layout.tops[folded.block_at(13)]
    assert folded.top_of_line(15) == folded.top_of_place(Place(15, 0)) == heading
    assert folded.layout.text() == sheet.layout.text()
    assert shown(folded.unfolded_for(block)) == shown(sheet)


def test_unfolding_one_section_leaves_the_others(sheet: Sheet) -> None:
    folded = sheet.with_folded(frozenset({("Done", 1), ("Detail", 1), ("Next", 2)}))
    assert folded.unfolded_for(folded.block_at(11)).folded == {("Next", 2)}
    assert folded.unfolded_for(folded.block_at(1)) is folded


def test_a_title_is_not_folded_with_the_rest(sheet: Sheet) -> None:
    assert [section.key[0] for section in below_title(sheet.sections)] == [
        "Done", "Detail", "Next", "Next",
    ]  # fmt: skip
    two_titles = sections(render("# a\n\nb\n\n# c\n\nd").blocks)
    assert len(below_title(two_titles)) == 2


def test_headings_without_text_and_those_in_quotes_and_lists_are_no_sections() -> None:
    blocks = render("## Empty\n\n## Full\n\n> # quoted\n>\n> words\n\n- # listed\n").blocks
    assert [section.key[0] for section in sections(blocks)] == ["Full"]


def test_a_place_below_the_body_is_kept_and_folded_like_others() -> None:
    mentions = (Mention(path="b.md", line=3, title="B", author="", week=None),)
    page = Page(key="a.md", path="a.md", title="A", body="a\n\nb", mentions=mentions)
    sheet = Sheet(framed(page, render(page.body)), 40)
    for y in range(sheet.height):
        assert sheet.top_of_place(sheet.place_of(y)) == y
    assert sheet.line_at(sheet.top_of_line(3)) == 3
    folded = sheet.with_folded(frozenset({("Mentioned in 1 note", 1)}))
    assert shown(folded) == ["a", "b", "▸ Mentioned in 1 note"]
