"""What is new to a person since they were here last."""

from collections.abc import Collection
from datetime import date

import pytest

from tests.notes.folder_of_texts import sources
from tui.notes.composing.changes_page import document, news, nothing_new
from tui.notes.note import Note

TODAY = date(2019, 6, 13)
UNKNOWN = "Which parts have changed is not known."
TEXTS = {
    "ada/2019-06-10.md": "---\nstatus: draft\n---\n# w/c 10 June 2019: Tea\n\n"
    "Boiled. [x](y.md)\n\nMore.\n",
    "bo/2019-06-03.md": "# w/c 3 June 2019: Bread\n\nAbove.\n\n## Flour\n\n"
    "- [ ] White\n\n### Rye\n\nBlack.\n\n## Salt\n\nNone.\n",
    "cy/2019-06-03.md": "# w/c 3 June 2019\n\n- [x] Sweep done:2019-06-12\n"
    "- [-] Mop cancelled:2019-06-11 @bo\n- [x] Dust done:2019-06-10\n",
}  # fmt: skip


def changed(note: Note, text: str, first_line: int) -> Collection[int]:
    """Return the lines of what is above the first heading and of `Flour`."""
    assert text.startswith("# w/c")
    assert note.path == "bo/2019-06-03.md"
    assert first_line == 1
    return {0, 5}


def test_new_notes_begin_changed_sections_stand_whole_and_done_is_listed() -> None:
    folder = sources(TEXTS)
    states = {"ada/2019-06-10.md": "unread", "bo/2019-06-03.md": "changed"}
    found = news(folder.notes.values(), states, since=date(2019, 6, 11))

    composed = document(found, folder, changed=changed, today=TODAY)

    assert (
        composed.body
        == """# What is new

1 new note · 1 changed note · 2 settled since 11 Jun

## [Bread](bo/2019-06-03.md)

*Changed* · Bo · w/c 3 June 2019

### [Flour](bo/2019-06-03.md#flour)

- White

## [Tea](ada/2019-06-10.md) (draft)

*New* · Ada · w/c 10 June 2019

Boiled. [x](ada/y.md)

## Settled since 11 Jun

- Sweep (Cy, Wed 12 Jun, [w/c 3 June 2019](cy/2019-06-03.md))
- ~~Mop~~, cancelled (Bo, Tue 11 Jun, [w/c 3 June 2019](cy/2019-06-03.md))"""
    )
    assert len(composed.parts) == 3


def test_at_the_first_visit_nothing_is_said_of_what_was_done() -> None:
    folder = sources(TEXTS)
    found = news(folder.notes.values(), dict.fromkeys(TEXTS, "unread"), since=None)

    composed = document(found, folder, changed=changed, today=TODAY)

    assert "\n\n3 new notes\n\n" in composed.body
    assert found.done == ()


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (TEXTS["ada/2019-06-10.md"], f"{UNKNOWN}\n\nBoiled. [x](ada/y.md)"),
        ("# w/c 10 June 2019\n", UNKNOWN),
        ("", "This note could not be read."),
    ],
)
def test_where_nobody_knows_what_has_changed_it_says_so_and_how_the_note_begins(
    text: str, below: str
) -> None:
    folder = sources({"ada/2019-06-10.md": text})
    found = news(folder.notes.values(), {"ada/2019-06-10.md": "changed"}, since=None)

    composed = document(found, folder, changed=lambda *_: frozenset[int](), today=TODAY)

    assert "\n\n1 changed note\n\n" in composed.body
    assert composed.body.endswith(f"*Changed* · Ada · w/c 10 June 2019\n\n{below}")


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (None, "Nothing is new to you."),
        (date(2019, 6, 13), "Nothing is new to you since Thursday 13 June."),
        (date(2018, 12, 31), "Nothing is new to you since Monday 31 December 2018."),
    ],
)
def test_nothing_new_is_one_sentence(since: date | None, said: str) -> None:
    folder = sources(TEXTS)
    found = news((), {}, since=since)

    assert nothing_new(since, today=TODAY) == said
    assert document(found, folder, changed=changed, today=TODAY).body == f"# What is new\n\n{said}"
