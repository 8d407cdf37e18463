"""Who begins a note is offered their own week, and never a colleague's draft."""

from datetime import date

import pytest

from tests.notes.folder_of_texts import sources
from tui.notes.week import Week
from tui.notes.writing.offering import MAX_LINES, offers, written

ADA = "Ada Lovelace"
WEEK = Week(date(2019, 6, 17))
TODAY = date(2019, 6, 19)
LAST = "ada/2019-06-10.md"

TEXTS = {
    LAST: (
        "---\nauthor: Ada Lovelace\n---\n# w/c 10 June: The bins\n\n"
        "- [x] Order *the* badges ✅ 2019-06-18\n"
        "- [-] Paint the lift ❌ 2019-06-19\n"
        "- [x] Long ago ✅ 2019-06-12\n"
        "- [ ] Write to [Bo](../bo/2019-W25.md)\n"
        "- [ ] Ask again ⏳ 2019-06-20 📅 2019-07-01\n"
        "- [ ] Somebody else's @bo\n"
    ),
    "bo/2019-W25.md": (
        "---\nauthor: Bo Lind\n---\n# Week 25, 2019\n\n"
        "A fine week. On Tuesday Ada showed us the bins. Then we left.\n\n"
        "- [ ] Count the boxes @ada 📅 2019-06-21\n"
    ),
    "bo/2019-W20.md": "---\nauthor: Bo Lind\n---\n# Week 20, 2019\n\nAda was there, long ago.\n",
    "cy/2019-W25.md": (
        "---\nauthor: Cy Young\nstatus: draft\n---\n# Week 25, 2019\n\nAda must not see this yet.\n"
    ),
    "ada/a post.md": (
        "---\nauthor: Ada Lovelace\nkind: post\ndate: 2019-06-18\n---\n# On bins\n\nText.\n"
    ),
    "ada/unsaid.md": (
        "---\nauthor: Ada Lovelace\nkind: post\ndate: 2019-06-18\nstatus: draft\n---\n# Not yet\n"
    ),
}


def offered(texts: dict[str, str] = TEXTS, me: str = ADA) -> dict[str, list[str]]:
    found = sources(texts)
    last = found.notes.get(LAST)
    given = offers(me, WEEK, found, last=last, today=TODAY)
    return {offer.name: written(offer, "ada/2019-06-17.md") for offer in given}


def test_nobody_is_said_to_have_ticked_what_somebody_else_may_have() -> None:
    found = sources(TEXTS)
    done = offers(ADA, WEEK, found, last=found.notes[LAST], today=TODAY)[0]
    assert (done.name, done.title) == ("ticked", "Done this week, of yours")


def test_what_was_done_this_week_is_offered_without_boxes() -> None:
    assert offered()["ticked"] == [
        "- Order the badges ([The bins](2019-06-10.md))",
        "- Paint the lift (given up, [The bins](2019-06-10.md))",
    ]


def test_what_is_to_be_checked_on_this_week_comes_first_among_what_is_open() -> None:
    assert offered()["open"] == [
        "- Ask again (checking in 20 Jun, due 1 Jul, [The bins](2019-06-10.md))",
        "- Count the boxes (due 21 Jun, [Week 25, 2019](../bo/2019-W25.md))",
        "- Write to Bo ([The bins](2019-06-10.md))",
    ]


def test_colleagues_are_quoted_where_they_name_one_since_the_last_note() -> None:
    assert offered()["mentions"] == [
        "- On Tuesday Ada showed us the bins. (Bo, [Week 25, 2019](../bo/2019-W25.md))"
    ]


def test_only_posts_that_are_published_are_offered() -> None:
    assert offered()["posts"] == ["- [On bins](a%20post.md)"]


def test_nobody_in_particular_is_offered_nothing() -> None:
    assert offered(me="") == {}


@pytest.mark.parametrize("count", [0, 1, MAX_LINES, MAX_LINES + 5])
def test_a_long_list_is_cut_and_says_so(count: int) -> None:
    items = "".join(f"- [ ] Thing {number}\n" for number in range(count))
    texts = {LAST: f"---\nauthor: Ada Lovelace\n---\n# w/c 10 June 2019\n\n{items}"}
    lines = offered(texts)["open"]
    assert len(lines) == min(count, MAX_LINES + 1)
    assert ("- and 5 more" in lines) is (count > MAX_LINES)


def test_a_note_that_cannot_be_read_is_passed_over() -> None:
    texts = TEXTS | {"bo/2019-W24.md": ""}
    assert len(offered(texts)["mentions"]) == 1
