"""A field of the front matter is changed, and every other byte of the note stays."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notes.samples import files
from tui.notes.errors import NoteUnreadable, WeeknotesError
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.text import decode, split_lines
from tui.notes.writing.front_edit import Field, with_fields

DAY = date(2019, 6, 17)


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        ("---\nstatus: draft\n---\nx", {"status": "review"}, "---\nstatus: review\n---\nx"),
        (
            "---\ntitle: A\nStatus:   'draft'  # not yet\ntags: [a]\n---\n",
            {"status": "published"},
            "---\ntitle: A\nStatus:   'published'  # not yet\ntags: [a]\n---\n",
        ),
        ("---\nstatus:\n---\n", {"status": "draft"}, "---\nstatus: draft\n---\n"),
        ("---\na: 1\n---\nx", {"status": "draft"}, "---\na: 1\nstatus: draft\n---\nx"),
        ("---\r\na: 1\r\n---\r\nx\n", {"b": "c"}, "---\r\na: 1\r\nb: c\r\n---\r\nx\n"),
        ("---\na: 1\n...\nx", {"b": "c"}, "---\na: 1\nb: c\n...\nx"),
        ("---\ndraft: True\n---\n", {"draft": False}, "---\ndraft: false\n---\n"),
        ("---\ndate: 2019-06-10\n---\n", {"date": DAY}, "---\ndate: 2019-06-17\n---\n"),
        ('---\ndate: "2019-06-10"\n---\n', {"date": DAY}, '---\ndate: "2019-06-17"\n---\n'),
        (
            "---\nreviewers:\n  - ada\n  - bo\nb: 1\n---\n",
            {"reviewers": ("ada", "Cy: Young")},
            '---\nreviewers: [ada, "Cy: Young"]\nb: 1\n---\n',
        ),
        (
            "---\nreviewers:\n- ada\nb: 1\n---\n",
            {"reviewers": ("ada", "no")},
            '---\nreviewers: [ada, "no"]\nb: 1\n---\n',
        ),
        (
            "---\na: |\n  status: draft\nb: 1\n---\n",
            {"status": "review"},
            "---\na: |\n  status: draft\nb: 1\nstatus: review\n---\n",
        ),
        (
            '+++\nstatus = "draft" # x\ndate = 2019-06-10\n[more]\nstatus = 1\n+++\nx',
            {"status": "review", "date": DAY, "draft": True, "reviewers": ("ada",)},
            '+++\nstatus = "review" # x\ndate = 2019-06-17\ndraft = true\nreviewers = ["ada"]\n'
            "[more]\nstatus = 1\n+++\nx",
        ),
        (
            '+++\nreviewers = [\n  "ada",\n]\nb = 1\n+++\n',
            {"reviewers": ("bo",)},
            '+++\nreviewers = ["bo"]\nb = 1\n+++\n',
        ),
        ("# A\n", {"status": "draft"}, "---\nstatus: draft\n---\n\n# A\n"),
        ("\r\n# A", {"status": "draft"}, "---\r\nstatus: draft\r\n---\r\n\r\n# A"),
        ("", {"status": "draft"}, "---\nstatus: draft\n---\n"),
        ("---\n\nA rule.\n", {"status": "draft"}, "---\nstatus: draft\n---\n\n---\n\nA rule.\n"),
        ("---\n---\nx", {"status": "draft"}, "---\nstatus: draft\n---\nx"),
        ("---\nA: O'Hara\n---\n", {"a": "O'Neill"}, "---\nA: O'Neill\n---\n"),
        ("---\nA: 'Hara'\n---\n", {"a": "O'Neill"}, '---\nA: "O\'Neill"\n---\n'),
    ],
)
def test_one_field_changes(before: str, fields: Mapping[str, Field], after: str) -> None:
    made = with_fields(before.encode(), fields)
    assert made.data.decode() == after
    assert with_fields(b"\xef\xbb\xbf" + before.encode(), fields).data.decode() == "\ufeff" + after


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: never closed\n",
        "---\ntitle: a: b\n---\n",
        "---\n{title: x, status: draft}\n---\n",
        '---\ntitle: "two\n  lines\nstatus: not a field"\nb: 1\n---\n',
        '+++\na = """\nstatus = "draft"\n"""\n+++\n',
        "+++\na = \n+++\n",
    ],
)
def test_a_block_that_is_too_odd_is_refused_or_keeps_all_else(text: str) -> None:
    try:
        made = with_fields(text.encode(), {"status": "review"})
    except WeeknotesError as error:
        assert "ditor" in error.message or "edit it" in error.message  # noqa: PT017
    else:
        front = read_front_matter(split_lines(made.data.decode()))
        assert front.text("status") == "review"
        assert front.text("a") == 'status = "draft"' or front.text("title").startswith("two")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(NoteUnreadable):
        with_fields(b"---\na: \xff\n---\n", {"status": "draft"})


@given(files(), st.sampled_from(["draft", "review", "published"]))
def test_every_other_byte_stays(data: bytes, status: str) -> None:
    before = decode(data).text
    front = read_front_matter(split_lines(before))
    try:
        made = with_fields(data, {"status": status})
    except WeeknotesError:
        return
    assert made.data.startswith(made.after)
    assert data.startswith(made.before)
    assert made.data[len(made.after) :] == data[len(made.before) :]
    assert read_front_matter(split_lines(decode(made.data).text)).fields == {
        **front.fields,
        "status": status,
    }
    again = with_fields(made.data, {"status": status})
    assert again.data == made.data
