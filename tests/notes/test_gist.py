"""What of a note's text is news to somebody who has read it."""

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from tests.made import TODAY
from tests.notes.samples import files
from tui.notes.action import State
from tui.notes.actions.changes import rewrite
from tui.notes.actions.edits import set_state
from tui.notes.conventions import Conventions
from tui.notes.errors import WeeknotesError
from tui.notes.note import Problem
from tui.notes.parsing.gist import gist_of, section_gists
from tui.notes.parsing.scan import scan, unreadable
from tui.notes.text import decode

NOTE = """\
---
title: Low tide
---
We measured the [mud].

# To do

- [ ] Order the badges @ada
  and the lanyards
- [x] Call the harbour 📅 2019-06-12 ✅ 2019-06-11

# Learned

Tides wait.
"""


def gist(text: str) -> str:
    return scan("ada/note.md", text.encode()).gist


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] Order", "- [x] Order"),
        ("lanyards\n", "lanyards ✅ 2019-06-13\n"),
        ("📅 2019-06-12", "📅 2019-07-01"),
        ("Call the harbour", "(A) Call the harbour [owner:: ada]"),
        ("- [ ] Order the badges", "- Order the badges"),
        ("[x] Call the harbour 📅", "[>] Call the harbour (to [17 June](../bo/2019-W25.md)) 📅"),
        ("title: Low tide", "title: High tide\nstatus: published"),
        ("---\ntitle: Low tide\n---\n", ""),
        ("\n", "\r\n"),
        ("measured the [mud].", "measured\nthe [mud].  "),
        ("wait.\n", "wait."),
        ("wait.\n", "wait. <!-- Bo: Do they? -->\n\n<!--\n- [ ] Ask\n-->\n"),
    ],
)
def test_a_tick_and_a_layout_are_no_news(old: str, new: str) -> None:
    assert old in NOTE
    assert gist(NOTE.replace(old, new)) == gist(NOTE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tides wait.", "Tides do not wait."),
        ("# Learned", "# Learnt"),
        ("Order the badges", "Order the flags"),
        ("  and the lanyards\n", ""),
        ("# Learned", "- [ ] Buy boots\n\n# Learned"),
        ("the [mud].", "the [mud] (to [17 June](2019-W25.md))"),
    ],
)
def test_other_words_are_news(old: str, new: str) -> None:
    assert old in NOTE
    assert gist(NOTE.replace(old, new)) != gist(NOTE)


def test_a_file_that_can_not_be_read_has_none() -> None:
    assert unreadable("a.md", 1, (), Problem("unreadable", "No.")).gist == ""


@given(files())
@example(NOTE.encode())
def test_the_index_and_the_text_that_is_shown_agree(data: bytes) -> None:
    assert gist_of(decode(data).text) == scan("a.md", data).gist


def test_a_part_of_the_text_says_as_much_as_the_whole() -> None:
    body = NOTE.partition("---\n")[2].partition("---\n")[2]

    assert gist_of(body, first_line=4) == gist_of(NOTE)
    assert section_gists(body, first_line=4) == section_gists(NOTE)


def test_sections_are_known_by_the_lines_of_their_headings() -> None:
    assert list(section_gists(NOTE)) == [0, 6, 12]


def test_nothing_above_the_first_heading_is_no_section() -> None:
    assert list(section_gists("\n\n# One\n\nText.\n")) == [3]
    assert section_gists("") == {}


@given(files())
def test_each_heading_has_a_section(data: bytes) -> None:
    headings = {section.line for section in scan("a.md", data).sections}

    assert set(section_gists(decode(data).text)) - {0} == headings


@given(files(), st.data())
def test_no_tick_of_any_note_is_news(data: bytes, chosen: st.DataObject) -> None:
    note = scan("a.md", data)
    assume(note.actions)
    action = chosen.draw(st.sampled_from(note.actions))
    edit = set_state(chosen.draw(st.sampled_from(State)), TODAY)
    try:
        ticked = rewrite(data, action, edit, Conventions()).data
    except WeeknotesError:
        reject()

    assert scan("a.md", ticked).gist == note.gist
