"""New items go where their author would have put them, and are taken out without a trace."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tui.notes.actions.additions import addition
from tui.notes.conventions import Conventions
from tui.notes.errors import ActionMoved, NoteUnreadable, WeeknotesError

TODAY = date(2019, 6, 13)
NONE = Conventions()


def added(note: str, *, under: str = "", rules: Conventions = NONE, today: bool = False) -> str:
    change = addition("note.md", "new", under=under, today=TODAY if today else None)
    made = change.make(note.encode(), rules)
    assert made.data is not None
    back = made.back.make(made.data, rules)
    assert back.data is not None
    assert back.data.decode() == note, "it was not taken out without a trace"
    assert made.after is not None
    assert back.before == made.after
    return made.data.decode()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # behind the last task list, in its manner
        ("- [ ] a\n", "- [ ] a\n- [ ] new\n"),
        ("- [ ] a", "- [ ] a\n- [ ] new"),
        ("* [x] a\r\n\r\nEnd", "* [x] a\r\n* [ ] new\r\n\r\nEnd"),
        ("- [ ] a\n  more\n  - [ ] b\n\n    c\n\nEnd\n",
         "- [ ] a\n  more\n  - [ ] b\n\n    c\n- [ ] new\n\nEnd\n"),
        ("-\t[ ] a\n", "-\t[ ] a\n-\t[ ] new\n"),
        ("1. [ ] a\n2. [ ] b\n", "1. [ ] a\n2. [ ] b\n3. [ ] new\n"),
        ("1. [ ] a\n1. [ ] b\n", "1. [ ] a\n1. [ ] b\n1. [ ] new\n"),
        ("9) [ ] a\n", "9) [ ] a\n10) [ ] new\n"),
        ("> - [ ] a\n> text\n", "> - [ ] a\n> text\n> - [ ] new\n"),
        ("- a\n  - [ ] b\n- c\n", "- a\n  - [ ] b\n  - [ ] new\n- c\n"),
        ("- 1. [ ] b\n", "- 1. [ ] b\n  2. [ ] new\n"),
        ("- [ ] a\n\n# B\n\n- [ ] b\n\n# C\n\nText\n",
         "- [ ] a\n\n# B\n\n- [ ] b\n- [ ] new\n\n# C\n\nText\n"),
        ("- [ ] a\n\n# Packing #checklist\n\n- [ ] b\n",
         "- [ ] a\n- [ ] new\n\n# Packing #checklist\n\n- [ ] b\n"),
        # below a heading that says so
        ("# W\n\n## Next steps:\n\n## Links\n",
         "# W\n\n## Next steps:\n\n- [ ] new\n\n## Links\n"),
        ("## To do\nText.\n## Links\n", "## To do\nText.\n\n- [ ] new\n\n## Links\n"),
        ("## 📌 Actions\n\n* a\n* b\n\n## Links\n",
         "## 📌 Actions\n\n* a\n* b\n* [ ] new\n\n## Links\n"),
        ("Actions\n-------\n", "Actions\n-------\n\n- [ ] new\n"),
        ("## Actions", "## Actions\n\n- [ ] new"),
        # at the end
        ("", "- [ ] new\n"),
        ("\ufeff", "\ufeff- [ ] new\n"),
        ("Text\n", "Text\n\n- [ ] new\n"),
        ("Text", "Text\n\n- [ ] new"),
        ("Text\r\n\r\n\r\n", "Text\r\n\r\n- [ ] new\r\n\r\n\r\n"),
        ("---\ntitle: a\n---\n", "---\ntitle: a\n---\n\n- [ ] new\n"),
        ("Text\n\n* a\n", "Text\n\n* a\n* [ ] new\n"),
        ("# A\n\n* a\n\nText\n", "# A\n\n* a\n\nText\n\n* [ ] new\n"),
        ("# T\n\n\n<!-- Headings\n## A\n-->\n", "# T\n\n- [ ] new\n\n\n<!-- Headings\n## A\n-->\n"),
        ("```\n- [ ] a\n```\n", "```\n- [ ] a\n```\n\n- [ ] new\n"),
    ],
)  # fmt: skip
def test_where_it_goes(note: str, expected: str) -> None:
    assert added(note) == expected


@pytest.mark.parametrize(
    ("under", "rules", "expected"),
    [
        ("b", NONE, "# A\n\n- [ ] a\n\n# B\n\nText\n\n- [ ] new\n\n# C\n\n- [ ] c\n"),
        ("A:", NONE, "# A\n\n- [ ] a\n- [ ] new\n\n# B\n\nText\n\n# C\n\n- [ ] c\n"),
        ("Other", Conventions(sections={"A": ("Other",)}),
         "# A\n\n- [ ] a\n- [ ] new\n\n# B\n\nText\n\n# C\n\n- [ ] c\n"),
        ("", Conventions(action_headings=("B",)),
         "# A\n\n- [ ] a\n\n# B\n\nText\n\n- [ ] new\n\n# C\n\n- [ ] c\n"),
        ("", Conventions(action_headings=("Follow-ups",)),
         "# A\n\n- [ ] a\n\n# B\n\nText\n\n# C\n\n- [ ] c\n\n## Follow-ups\n\n- [ ] new\n"),
    ],
)  # fmt: skip
def test_headings_decide(under: str, rules: Conventions, expected: str) -> None:
    note = "# A\n\n- [ ] a\n\n# B\n\nText\n\n# C\n\n- [ ] c\n"

    assert added(note, under=under, rules=rules) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("- [ ] a\n", "- [ ] new\n"),
        ("- [ ] a ➕ 2019-06-03\n", "- [ ] new ➕ 2019-06-13\n"),
        ("- [ ] a [created:: 2019-06-03]\n", "- [ ] new [created:: 2019-06-13]\n"),
        ("- [ ] a created:2019-06-03\n", "- [ ] new created:2019-06-13\n"),
    ],
)
def test_it_is_dated_where_others_are(note: str, expected: str) -> None:
    assert added(note, today=True) == note + expected


def test_an_unclosed_block_can_not_take_it() -> None:
    with pytest.raises(ActionMoved, match="Nothing was written"):
        added("```\ncode\n")


def test_there_must_be_such_a_heading() -> None:
    with pytest.raises(WeeknotesError, match=r"note\.md has no heading “B”"):
        added("# A\n", under="B")


def test_bytes_that_are_not_sound_are_refused() -> None:
    with pytest.raises(NoteUnreadable):
        addition("note.md", "new").make(b"\xff", NONE)


@pytest.mark.parametrize(
    ("meanwhile", "left"),
    [
        ("New\n\nText\n\n- [ ] new\n", "New\n\nText\n"),
        ("Text\n\n- [ ] new\n- [ ] theirs\n", "Text\n\n- [ ] theirs\n"),
        ("Text\n- [ ] new\n", "Text\n"),
    ],
)
def test_what_others_wrote_around_it_stays(meanwhile: str, left: str) -> None:
    made = addition("note.md", "new").make(b"Text\n", NONE)

    assert made.back.make(meanwhile.encode(), NONE).data == left.encode()


def test_nothing_but_the_item_goes_where_all_above_it_is_gone() -> None:
    note = b"Intro\n\n## Actions\n\nwords\n\n## Later\n\nbody one\nbody two\n"
    made = addition("note.md", "new").make(note, NONE)
    assert made.data
    meanwhile = made.data[made.data.index(b"- [ ] new") :]

    assert made.back.make(meanwhile, NONE).data == meanwhile.removeprefix(b"- [ ] new\n")


@pytest.mark.parametrize(
    "meanwhile", ["Text\n", "- [x] new\n", "- [ ] new\n  - more\n", "* [ ] new\n", "- [ ] newer\n"]
)
def test_an_item_that_was_edited_since_is_left_alone(meanwhile: str) -> None:
    made = addition("note.md", "new").make(b"Text\n", NONE)

    with pytest.raises(ActionMoved):
        made.back.make(meanwhile.encode(), NONE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(samples.files(), st.sampled_from(["", "Week"]))
def test_any_note_is_as_it_was_after_undo(note: bytes, under: str) -> None:
    try:
        made = addition("note.md", "new", under=under, today=TODAY).make(note, NONE)
    except WeeknotesError:
        return
    assert made.data
    assert made.data != note
    assert made.back.make(made.data, NONE).data == note
