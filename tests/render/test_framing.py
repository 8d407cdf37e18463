"""What a page has around its document: head, dead links, mentions."""

from datetime import date

import pytest
from textual.style import Style

from tests.made import made_note
from tests.render.as_text import lines_of
from tui.notes.note import LinkKind, Status
from tui.notes.parsing.backlinks import Mention
from tui.notes.week import Week
from tui.render.document import BlockKind, LineIndex, render
from tui.render.framing import framed
from tui.render.page import Page, byline
from tui.render.sections import sections
from tui.render.sheet import Sheet

JUNE = date(2019, 6, 12)


def page(body: str = "words", title: str = "", **fields: object) -> Page:
    return Page(key="ada/a.md", title=title, path="ada/a.md", body=body, **fields)  # type: ignore[arg-type]


def shown(page: Page, width: int = 80, *, whole: bool = True) -> list[str]:
    return lines_of(framed(page, render(page.body), whole=whole), width)


class TestHead:
    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({}, "Ada · 0 words"),
            ({"week": JUNE, "words": 1}, "Ada · w/c 10 Jun 2019, W24 · 1 word"),
            ({"week": JUNE, "guessed": True}, "Ada · w/c 10 Jun 2019?, W24 · 0 words"),
            (
                {"week": JUNE, "date": date(2019, 6, 14), "words": 1_200},
                "Ada · w/c 10 Jun 2019, W24 · published 14 Jun · 1,200 words, 5 min",
            ),
            ({"date": JUNE}, "Ada · published 12 Jun 2019 · 0 words"),
            ({"date": JUNE, "status": Status.DRAFT}, "Ada · draft · 0 words"),
            ({"author": ""}, "0 words"),
        ],
    )
    def test_tells_only_what_there_is(self, fields: dict[str, object], said: str) -> None:
        told = byline(made_note("ada/a.md", **fields))  # type: ignore[arg-type]
        assert told.replace("\u00a0", " ") == said

    def test_is_compact_at_80_columns_with_tags_and_address(self) -> None:
        note = made_note(
            "ada/a.md", title="", author="Ada", week=JUNE, date=JUNE, words=900,
            tags=("housing", "data return"), url="https://a.example/w24/",
        )  # fmt: skip
        lines = shown(Page.of_note(note, "words", 1))
        assert [line.replace("\u00a0", " ") for line in lines] == [
            "Ada · w/c 10 Jun 2019, W24 · published 12 Jun · 900 words, 4 min · #housing",
            "#data return",
            "https://a.example/w24/",
            "",
            "words",
        ]

    def test_the_address_can_be_followed_and_is_a_hyperlink(self) -> None:
        block = framed(page(url="https://a.example/ü"), render("words")).blocks[0]
        assert [(k.target, k.kind) for k in block.links] == [("https://a.example/ü", LinkKind.URL)]
        links = [s.style.link for s in block.content.spans if isinstance(s.style, Style)]
        assert links == ["https://a.example/%C3%BC"]

    def test_an_address_of_another_kind_is_no_hyperlink(self) -> None:
        block = framed(page(url="javascript:alert(1)"), render("words")).blocks[0]
        assert not [s for s in block.content.spans if isinstance(s.style, Style)]


class TestTitle:
    @pytest.mark.parametrize(
        ("body", "title"),
        [
            ("# Week 24\n\nwords", "Week 24"),
            ("# *Week* 24:\n\nwords", "week 24"),
            ("Week 24\n=======\n\nwords", "Week 24"),
            ("A line of 14 June.\n\n# Week 24", "Week 24"),
            ("## Week 24\n\nwords", "Week 24"),
            ("# Week 24, in which it rains", "Week 24"),
            ("We met them.\nThen it rained.", "We met them."),
            ("# 🎉", "🎉"),
            ("words", ""),
            ("words", " "),
        ],
    )
    def test_is_not_repeated_where_the_text_says_it(self, body: str, title: str) -> None:
        assert shown(page(body, title)) == shown(page(body))

    @pytest.mark.parametrize(
        ("body", "title"),
        [
            ("words", "Week 24"),
            ("## What we did\n\nwords", "Week 24"),
            ("words\n\n## Week 24", "Week 24"),
            ("# Week 24", "Week 2"),
            ("# Something else", "Week 24"),
            ("", "2019-W24"),
            ("# a", "🎉"),
        ],
    )
    def test_stands_above_the_byline_where_the_text_does_not(self, body: str, title: str) -> None:
        assert shown(page(body, title, byline="Ada")) == [title, *shown(page(body, byline="Ada"))]

    def test_has_a_blank_line_below_where_nothing_else_is_known(self) -> None:
        assert shown(page("words", "[Week] 24")) == ["[Week] 24", "", "words"]

    def test_is_that_of_a_long_note_at_once(self) -> None:
        assert shown(page("words", "Week 24"), whole=False) == ["Week 24", "", "words"]

    def test_is_drawn_as_one_but_is_no_heading_of_the_file(self) -> None:
        document = framed(page("a\n\n# B\n\nc", "Week 24"), render("a\n\n# B\n\nc"))
        title = document.blocks[0]
        assert [span.style for span in title.content.spans] == [".md-h1"]
        assert title.line == 0
        assert [heading.title for heading in document.headings] == ["B"]
        assert [section.key for section in sections(document.blocks)] == [("B", 1)]

    def test_is_left_out_of_what_is_composed_from_notes(self) -> None:
        digest = Page(key="digest", title="Digest", body="words")
        assert shown(digest) == ["words"]


class TestDeadLinks:
    @pytest.mark.parametrize(
        ("body", "line"),
        [
            ("a [b c](gone.md) d", "a b c\u00a0✗ d"),
            ("[[gone.md]], [e](here.md)", "gone.md\u00a0✗, e"),
            ("[a](gone.md)[b](gone.md)", "a\u00a0✗b\u00a0✗"),
            ("- [ ] see [a](gone.md)", " ☐ see a\u00a0✗"),
            ("![a](gone.md)", "[image: a, gone.md]\u00a0✗"),
            ("[a](#no) [b](#)", "a\u00a0✗ b"),
            ("a[^1] b[^2]\n\n[^1]: c", "a¹ b²\u00a0✗"),
        ],
    )
    def test_have_a_mark_that_is_no_colour(self, body: str, line: str) -> None:
        assert shown(page(body, dead=frozenset({"gone.md"})))[0] == line

    def test_have_it_in_tables_too(self) -> None:
        lines = shown(page("|a|b|\n|-|-|\n|[c](x)|d|", dead=frozenset({"x"})))
        assert lines[-1] == "c\u00a0✗ │ d"

    def test_links_and_styles_stay_on_their_words(self) -> None:
        body = "*one [two](x)* **three** [four](y) [five](x)\n*six*"
        before = render(body).blocks[0]
        after = framed(page(body, dead=frozenset({"x"})), render(body)).blocks[0]

        def words(block: object, spans: object) -> list[str]:
            text = block.content.plain  # type: ignore[attr-defined]
            return [text[each.start : each.end].replace("\u00a0✗", "") for each in spans]  # type: ignore[attr-defined]

        assert words(after, after.links) == words(before, before.links)
        marks = [s for s in after.content.spans if s.style == ".md-dead"]
        others = [s for s in after.content.spans if s.style != ".md-dead"]
        assert words(after, others) == words(before, before.content.spans)
        assert len(marks) == 2
        assert [after.content.plain[place] for place in after.soft] == [" "]

    def test_named_places_are_known(self) -> None:
        body = "[a](#t) [b](#t-1) [c](#spot) [d](#%C3%BC)\n\n# T\n\n# T\n\n# Ü\n\n<a id=spot></a>"
        assert "✗" not in "".join(shown(page(body)))

    def test_a_name_in_code_is_no_place(self) -> None:
        assert "✗" in shown(page("[c](#spot)\n\n```\n<a id=spot>\n```"))[0]

    def test_the_opening_of_a_long_text_is_not_judged(self) -> None:
        assert shown(page("[a](#below)"), whole=False) == ["a"]


class TestMentions:
    WEEK = Week.of(JUNE)
    TWO = (
        Mention("ada/b c.md", 7, "Week [x] 24", "Ada", WEEK),
        Mention("top.md", 3, "", "", None),
    )

    def test_stand_below_the_text_with_what_is_known(self) -> None:
        assert shown(page("words", mentions=self.TWO)) == [
            "words", "", "",
            "Mentioned in 2 notes", "",
            " • Week [x] 24 · Ada · w/c 10 June 2019",
            " • top.md",
        ]  # fmt: skip

    def test_lead_to_the_line_as_from_this_note(self) -> None:
        blocks = framed(page(mentions=self.TWO), render("words")).blocks
        assert [link.target for block in blocks for link in block.links] == [
            "b%20c.md#L7",
            "../top.md#L3",
        ]

    @pytest.mark.parametrize(
        ("body", "level"),
        [
            ("words", 2),
            ("# T\n\na", 2),
            ("# T\n\n## A\n\na\n\n### B\n\nb", 2),
            ("# A\n\na\n\n# B\n\nb", 1),
        ],
    )
    def test_are_a_section_that_folds_by_itself(self, body: str, level: int) -> None:
        found = sections(framed(page(body, mentions=self.TWO[:1]), render(body)).blocks)
        assert (found[-1].key, found[-1].level) == (("Mentioned in 1 note", 1), level)
        assert all(s.end <= found[-1].heading for s in found[:-1] if s.level >= level)

    def test_take_no_line_of_the_file(self) -> None:
        document = framed(page("# A\n\nb\n\nc", mentions=self.TWO), render("# A\n\nb\n\nc"))
        index = LineIndex(document.blocks)
        for line in (5, 6, 99):
            assert document.blocks[index.block_at(line)].content.plain == "c"
        sheet = Sheet(document, 40)
        bottom = sheet.place_of(sheet.height - 1)
        assert bottom.line == 5
        assert sheet.top_of_place(bottom) == sheet.height - 1

    def test_nothing_is_said_where_there_are_none(self) -> None:
        assert shown(page("words")) == ["words"]
        assert framed(page(""), render("")).blocks == ()

    def test_gaps_are_all_that_parts_them_from_the_text(self) -> None:
        blocks = framed(page("", mentions=self.TWO[:1]), render("")).blocks
        assert [block.kind for block in blocks[:2]] == [BlockKind.GAP, BlockKind.GAP]
