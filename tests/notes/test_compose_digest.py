"""A week across colleagues, and what was done in it."""

from datetime import date

import pytest

from tests.notes.folder_of_texts import sources
from tui.notes.composing.digest import digest, document
from tui.notes.week import Week

WEEK = Week(date(2019, 6, 10))
TODAY = date(2019, 6, 17)
ADA = """# w/c 10 June 2019: Tea *and* cake

![The wall](wall.png)

Bo baked. See [his](../bo/2019-06-12.md).

And more.

## Odds and ends

- [x] Milk, with @cy

### Wins

- One

## Actions

- [ ] Ask [Bo](../bo/2019-06-12.md) @bo due:2019-06-14
- [/] Carried created:2019-05-01
- [-] Given up cancelled:2019-06-12
- [ ] Sit down #checklist
"""
BO = """---
title: Bread
date: 2019-06-12
status: draft
---

`Ada` is code.

## Done

- [x] Bake done:2019-06-11
"""
TEXTS = {
    "ada/2019-06-10.md": ADA,
    "bo/2019-06-12.md": BO,
    "cy/2019-05-27.md": "# w/c 27 May 2019\n\n- [x] Sweep @cy done:2019-06-15\n",
    "dee/2019-05-27.md": "# w/c 27 May 2019\n",
    "dee/2019-06-03.md": "# w/c 3 June 2019\n",
    "eve/2018-06-04.md": "# w/c 4 June 2018\n",
    "eve/2018-06-11.md": "# w/c 11 June 2018\n",
}
DOCUMENT = """# The week of 10 June 2019

2 notes by 2 people · 4 actions raised · 2 done

## Ada Lovelace

### [Tea and cake](ada/2019-06-10.md)

Bo baked. See [his](bo/2019-06-12.md).

#### Odds and ends

- Milk, with @cy (Cy, done)

##### Wins

- One

Mentions [Bo](#bo-lind) and [Cy](#cy-young).

### Raised

- Milk, with @cy (Cy, done)
- Ask [Bo](bo/2019-06-12.md) (Bo, due 14 Jun)
- ~~Given up~~ (cancelled 12 Jun)

### Done

- ~~Given up~~, cancelled (Wed, [w/c 10 June 2019: Tea and cake](ada/2019-06-10.md))

## Bo Lind

### [Bread](bo/2019-06-12.md) (post, draft)

`Ada` is code.

### Raised

- Bake (done 11 Jun)

### Done

- Bake (Tue, [Bread](bo/2019-06-12.md))

## Cy Young

### Done

- Sweep (Sat, [w/c 27 May 2019](cy/2019-05-27.md))

---

No note from dee."""


def test_it_tells_in_their_own_words_what_everybody_wrote_raised_and_did() -> None:
    folder = sources(TEXTS, aliases={"Highlights": ("Odds and ends",)})

    composed = document(digest(folder.notes.values(), WEEK), folder, today=TODAY)

    assert composed.body == DOCUMENT
    assert composed.key == "digest:2019-W24"
    lines = composed.body.split("\n")
    assert [lines[part - 1] for part in composed.parts] == [
        "## Ada Lovelace", "## Bo Lind", "## Cy Young",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Other highlights", True),
        ("Things I'm proud of", True),
        ("WINS!", True),
        ("What went well", True),
        ("Celebrating", True),
        ("Quick win", False),
        ("Actions", False),
    ],
)
def test_highlights_are_told_by_their_heading(heading: str, is_one: bool) -> None:
    folder = sources({"ada/a.md": f"# w/c 10 June 2019\n\nNo.\n\n## {heading}\n\nThis.\n"})

    body = document(digest(folder.notes.values(), WEEK), folder, today=TODAY).body

    assert ("This." in body) is is_one


def test_highlights_that_come_first_stand_there_once() -> None:
    folder = sources({"ada/a.md": "# w/c 10 June 2019\n\n## Highlights\n\nThis.\n"})

    body = document(digest(folder.notes.values(), WEEK), folder, today=TODAY).body

    assert body.endswith("(ada/a.md)\n\n#### Highlights\n\nThis.")


def test_comments_are_left_out_with_whom_they_name() -> None:
    text = "# w/c 10 June 2019\n\n<!-- Offered: Bo -->\nOne <!-- @cy\n--> line.\n"
    folder = sources({"ada/a.md": text, "bo/b.md": "# w/c 10 June 2019\n"})

    body = document(digest(folder.notes.values(), WEEK), folder, today=TODAY).body

    assert "(ada/a.md)\n\nOne\n" in body
    assert not {"Mentions", "Offered", "@cy", "<!--"} & {*body.split()}


def test_a_note_that_cannot_be_read_is_named_all_the_same() -> None:
    folder = sources(TEXTS)
    broken = sources(dict.fromkeys(TEXTS, ""))
    broken.notes = folder.notes

    body = document(digest(folder.notes.values(), WEEK), broken, today=TODAY).body

    assert "### [Tea and cake](ada/2019-06-10.md)\n\nThis note could not be read." in body


USUAL = {
    f"{who}/{day}.md": f"# w/c {day}\n"
    for who in ("ada", "bo")
    for day in ("2019-05-27", "2019-06-03")
}
DONE = {"cy/2019-06-03.md": "# w/c 3 June 2019\n\n- [x] Sweep @ada done:2019-06-11\n"}


@pytest.mark.parametrize(
    ("texts", "today", "closing"),
    [
        (USUAL, date(2019, 6, 16), "Not yet: Ada Lovelace and Bo Lind."),
        (USUAL, date(2019, 6, 17), "No note from Ada Lovelace and Bo Lind."),
        ({}, date(2019, 6, 16), "Nobody has written in this week yet."),
        ({}, date(2019, 6, 17), "Nobody wrote in this week."),
    ],
)
def test_of_a_week_without_anything_it_tells_once_who_is_awaited(
    texts: dict[str, str], today: date, closing: str
) -> None:
    folder = sources(texts)

    body = document(digest(folder.notes.values(), WEEK), folder, today=today).body

    assert body == f"# The week of 10 June 2019\n\n{closing}"


def test_who_has_not_written_but_done_something_is_told_of_with_the_others() -> None:
    folder = sources(USUAL | DONE)

    body = document(digest(folder.notes.values(), WEEK), folder, today=WEEK.end).body

    assert "## Ada Lovelace\n\n### Done\n\n- Sweep (" in body
    assert body.endswith("\n\n---\n\nNot yet: Ada Lovelace and Bo Lind.")
