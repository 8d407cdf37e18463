"""A note quoted in another document: its words, and nothing that would act there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import made_note
from tests.notes.samples import notes as sample_notes
from tui.notes.composing.action_words import quoted_task
from tui.notes.composing.quoting import Quoter
from tui.notes.composing.source_text import SourceText
from tui.notes.conventions import People
from tui.notes.note import Note
from tui.notes.parsing.blocks import TaskItem
from tui.notes.parsing.links import Links
from tui.notes.parsing.scan import scan
from tui.notes.text import decode

NOTES = [
    made_note("ada/2019-06-10.md", title="The week"),
    made_note("bo/2019-06-10.md", title="Another"),
    made_note("bo/posts/low (tide).md", title="Low tide"),
]


PEOPLE = People({"ada": "Ada Lovelace", "cy": "Cy Young"})


def task(path: str, item: TaskItem) -> str:
    note = made_note(path, week=date(2019, 6, 10), author="Ada Lovelace")
    return quoted_task(item, note, PEOPLE, {"Cy Young": "Cy"})


def new_quoter() -> Quoter:
    return Quoter(lambda: Links(NOTES), task)


def quoted(body: str, *, path: str = "bo/2019-06-10.md", deeper: int = 0) -> str:
    source = SourceText(path, body)
    quoter = new_quoter()
    return "\n".join(quoter.passage(source, 0, len(source.lines), deeper=deeper))


def read(text: str) -> Note:
    return scan("page.md", text.encode())


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("[a](../ada/2019-06-10.md)", "[a](ada/2019-06-10.md)"),
        ("[a](../ada/2019-06-10.md#why-not \"Why\")", "[a](ada/2019-06-10.md#why-not \"Why\")"),
        ("[a](posts/low%20%28tide%29.md)", "[a](bo/posts/low%20%28tide%29.md)"),
        ("[a](<posts/low (tide).md>)", "[a](<bo/posts/low (tide).md>)"),
        ("[a](Low tide.md)", "[a](Low tide.md)"),  # no link at all
        ("[a](2019-06-10)", "[a](bo/2019-06-10.md)"),
        ("[a](#below)", "[a](bo/2019-06-10.md#below)"),
        ("![wall](img/wall.png)", "![wall](bo/img/wall.png)"),
        ("[![wall](wall.png)](../ada/2019-06-10.md)", "[![wall](bo/wall.png)](ada/2019-06-10.md)"),
        ("[split\nlabel](../ada/2019-06-10.md)", "[split\nlabel](ada/2019-06-10.md)"),
        ("[a](https://example.org/x.md)", "[a](https://example.org/x.md)"),
        ("[a](mailto:ada@example.org)", "[a](mailto:ada@example.org)"),
        ("[a](/about.md)", "[a](/about.md)"),
        ("[[2019-06-10]]", "[2019-06-10](bo/2019-06-10.md)"),
        ("[[the week|hers]]", "[hers](ada/2019-06-10.md)"),
        ("[[the week#Why not]]", "[the week#Why not](ada/2019-06-10.md#Why%20not)"),
        ("[[nobody's]]", "[[nobody's]]"),
        ("`[a](../x.md)` and `[[the week]]`", "`[a](../x.md)` and `[[the week]]`"),
        ("```\n[a](../x.md)\n```", "```\n[a](../x.md)\n```"),
        (r"\[a](../x.md) [[the week]]", r"\[a](x.md) [the week](ada/2019-06-10.md)"),
    ],
)  # fmt: skip
def test_links_lead_from_the_folder_to_where_they_led(written: str, there: str) -> None:
    assert quoted(written) == there


@pytest.mark.parametrize(
    ("use", "there"),
    [
        ("[the report][audit]", '[the report](https://example.org/a "All of it")'),
        ("[Audit][]", '[Audit](https://example.org/a "All of it")'),
        ("the [audit].", 'the [audit](https://example.org/a "All of it").'),
        ("[hers][ ada ]", "[hers](ada/2019-06-10.md)"),
        ("![tide][low]", "![tide](<bo/posts/low (tide).md>)"),
        ("[x][unknown] and [unknown]", "[x][unknown] and [unknown]"),
        ("`[audit]`", "`[audit]`"),
    ],
)
def test_references_stand_by_themselves(use: str, there: str) -> None:
    definitions = (
        '[audit]: https://example.org/a "All of it"\n[ada]: ../ada/2019-06-10.md\n'
        "[low]: <posts/low (tide).md>\n[audit]: https://example.org/second\n"
    )

    assert quoted(f"{use}\n\n{definitions}") == there


def test_definitions_are_taken_from_anywhere_in_the_note() -> None:
    source = SourceText(
        "bo/2019-06-10.md", "# T\n\nSee [it][a].[^1]\n\n## End\n\n[a]: x.md\n\n[^1]: Yes."
    )

    lines = new_quoter().passage(source, 2, 4)

    assert lines == ["See [it](bo/x.md).[^1]", "", "[^1]: Yes."]


def test_footnotes_of_several_notes_are_numbered_through() -> None:
    quoter = new_quoter()
    first = SourceText(
        "a.md",
        "One.[^x] Two.[^1] Again.[^x]\n\n[^1]: B, see[^y].\n[^x]: A.\n[^y]: C.\n[^z]: Unused.",
    )
    second = SourceText(
        "ada/b.md",
        "Three.[^1] Four.[^2]\n\n[^1]: With [a link](c.md)\n    and more.\n\n    Still.\n\nText.",
    )

    assert quoter.passage(first, 0, 9) == [
        "One.[^1] Two.[^2] Again.[^1]", "",
        "[^1]: A.", "[^2]: B, see[^3].", "[^3]: C.",
    ]  # fmt: skip
    assert quoter.passage(second, 0, 9) == [
        r"Three.[^4] Four.\[^2]", "", "Text.", "",
        "[^4]: With [a link](ada/c.md)", "    and more.", "", "    Still.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("- [ ] Tea", "- Tea"),
        ("1. [x] Tea\n    - [/] Milk", "1. Tea (done)\n    - Milk (in progress)"),
        ("> - [?] Tea", "> - Tea"),
        ("```\n- [ ] Tea\n```", "```\n- [ ] Tea\n```"),
        ("- [ ] Tea 📅 2019-07-12 @cy ⏫", "- Tea (Cy, due 12 Jul)"),
        ("- [ ] Tea [due:: 2020-01-02] [owner:: ada]", "- Tea (due 2 Jan 2020)"),
        ("- [ ] Tea ⏳ 2019-07-12", "- Tea (to be checked on 12 Jul)"),
        ("- [x] Tea @ada done:2019-06-11", "- Tea (done 11 Jun)"),
        ("- [-] *Tea* ❌ 2019-06-11", "- ~~*Tea*~~ (cancelled 11 Jun)"),
        ("- [>] Tea", "- Tea (carried forward)"),
        ("- [ ] Ask @kev for tea", "- Ask @kev for tea"),
        ("- [ ] Tea @cy @kev @ada", "- Tea (Cy, kev)"),
        ("- [ ] Tea\n  and milk\n  due:2019-06-14\n  - [ ] Cold\n- Else",
         "- Tea and milk (due 14 Jun)\n  - Cold\n- Else"),
        ("> * [ ] Tea,\n> see [hers](../ada/2019-06-10.md)\n>\n> Or not.",
         "> * Tea, see [hers](ada/2019-06-10.md)\n>\n> Or not."),
        ("- [ ] due:2019-06-14", "- … (due 14 Jun)"),
        ("- [ ] [x] Tea", r"- \[x] Tea"),
        ("- [ ] # Tea", r"- \# Tea"),
    ],
)  # fmt: skip
def test_a_task_is_told_in_words_and_has_no_box(written: str, there: str) -> None:
    assert quoted(written) == there


@pytest.mark.parametrize(
    ("written", "deeper", "there"),
    [
        ("### A", 1, "#### A"),
        ("### A ##", -1, "## A ##"),
        ("##### A", 3, "###### A"),
        ("# A", -2, "# A"),
        ("A\n===", 2, "### A"),
        ("A\nb\n---\n\nText", 1, "### A b\n\nText"),
        ("> # A", 1, "> ## A"),
        ("> A\n> ---", 1, "> ### A"),
        ("```\n# A\n```", 1, "```\n# A\n```"),
        ("C #\n---", 1, "### C # ###"),
    ],
)
def test_headings_take_their_place_in_the_outline(written: str, deeper: int, there: str) -> None:
    assert quoted(written, deeper=deeper) == there


@pytest.mark.parametrize(
    ("open_ended", "end"),
    [
        ("```py\ncode", "```"), ("~~~~\ncode", "~~~~"),
        ("<pre>\ncode", "</pre>"), ("<?php", "?>"), ("<![CDATA[", "]]>"),
    ],
)  # fmt: skip
def test_what_a_note_leaves_open_ends_with_the_quotation(open_ended: str, end: str) -> None:
    text = quoted(open_ended)

    assert text.endswith(f"\n{end}")
    assert [section.title for section in read(f"{text}\n\n# Below").sections] == ["Below"]


@given(sample_notes, st.integers(-3, 3))
def test_no_quotation_holds_an_action_or_swallows_what_follows(
    lines: list[str], deeper: int
) -> None:
    body = decode("\n".join(lines).encode()).text
    before = SourceText("a.md", body).structure.headings

    found = read(f"# Page\n\n{quoted(body, path='a.md', deeper=deeper)}\n\n# Below")

    assert found.actions == ()
    assert found.sections[-1].title == "Below"
    assert [section.level for section in found.sections[1:-1]] == [
        max(1, min(6, heading.level + deeper)) for heading in before
    ]
