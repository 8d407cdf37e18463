"""Before a note is published it is looked through, and nothing that is found is in the way."""

from collections.abc import Collection
from datetime import date

import pytest

from tests.made import made_note
from tests.notes.folder_of_texts import PEOPLE
from tui.notes.conventions import People
from tui.notes.note import Kind, Note
from tui.notes.parsing.front_matter import split_front_matter
from tui.notes.parsing.links import Links
from tui.notes.parsing.scan import Surroundings, scan
from tui.notes.writing import checks
from tui.notes.writing.checks import check

PATH = "ada/2019-06-10.md"
OTHER = made_note("bo/2019-06-10.md", week=date(2019, 6, 10), kind=Kind.WEEKNOTE)


def found(
    text: str, others: Collection[Note] = (OTHER,), path: str = PATH
) -> list[tuple[int, str]]:
    people = People(PEOPLE)
    note = scan(path, text.encode(), around=Surroundings(people=people))
    front, body = split_front_matter(text)
    notes = [*others, note]
    files = {"ada/bins.png"}
    around = checks.Surroundings(notes, Links(notes), people, files.__contains__)
    return [(one.line, one.code) for one in check(note, body, front.lines + 1, around)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\nAll is well: [note](../bo/2019-06-10.md), [A](#a), ![Bins](bins.png).\n", []),
        ("[a](gone.md) and [[Nowhere]]\n", [(1, "dead-link"), (1, "dead-link")]),
        ("---\nauthor: ada\n---\n# A\n\n[b](#b)\n", [(6, "dead-link")]),
        ("[c](../bo/2019-06-10.md#c) <https://example.org/#d>\n", [(1, "dead-link")]),
        ("See the plan [internal link].\n", [(1, "internal")]),
        ("See `[internal link]`.\n", []),
        ("- [ ] Order\n- [x] Done\n- [ ] Ask @bo\n- [ ] Not one #checklist\n", [(1, "owner")]),
        ("Thanks to @bo, @cy and @Zed, @zed.\n", [(1, "nobody")]),
        ("Write to ada@example.org, https://x.org/@zed or `@zed`.\n", []),
        ("# A\n\n## Next:\n\n### Next\n\n## 2. next\n", [(7, "heading")]),
        ("![](bins.png) ![ ](bins.png) ![Bins](bins.png)\n", [(1, "alt"), (1, "alt")]),
        ('<img src="bins.png">\n', [(1, "alt")]),
        ('<img src="bins.png" alt="">\n', [(1, "alt")]),
        ('<img alt="Bins" src="bins.png">\n', []),
        ("```\n@zed [internal link] ![](x.png)\n```\n", []),
        ("<!-- @zed: nobody -->\n", []),
        ("Text.\n<!-- Bo: Hm -->\n", [(2, "remark")]),
        ("Text <!-- @zed [internal] -->\n", []),
        ("A\n\n<!-- Last time's headings\n## B\n-->\n<!-- Mine -->\n", [(3, "offer")]),
        ("---\nauthor: ada\n---\n<!-- What you still have open (x)\n- B\n-->\n", [(4, "offer")]),
        ("`<!-- What you still have open -->`\n", []),
        ("> Bo: We did it!\n", []),
        ("---\nreviewers: [bo]\n---\n> Bo: Did we?\n", [(4, "remark")]),
        ("---\ntitle: never closed\n", [(1, "front-matter")]),
    ],
)
def test_a_note_is_looked_through(text: str, expected: list[tuple[int, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (made_note("ada/bins.md", week=date(2019, 6, 12), author="Ada Lovelace"), []),
        (
            made_note(
                "ada/bins.md", week=date(2019, 6, 12), author="Ada Lovelace", kind=Kind.WEEKNOTE
            ),
            [(0, "week")],
        ),
        (
            made_note(
                "ada/bins.md", week=date(2019, 6, 17), author="Ada Lovelace", kind=Kind.WEEKNOTE
            ),
            [],
        ),
    ],
)
def test_a_week_that_is_taken_is_told(other: Note, expected: list[tuple[int, str]]) -> None:
    assert found("# w/c 10 June 2019\n", [OTHER, other]) == expected


def test_a_note_of_no_week_is_told() -> None:
    assert found("Text.\n", path="ada/bins.md") == [(0, "week")]
