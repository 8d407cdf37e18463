"""From note to note: which is next, where that ends, and what is passed over."""

from datetime import date, timedelta

import pytest

from tests.made import TODAY, made_note
from tui.notes.note import Kind, Note
from tui.notes.readers.chronicle import chronicle
from tui.notes.readers.reading import ReadState
from tui.notes.readers.reading_order import Found, along, beside, unread_after
from tui.notes.readers.unread import AuthorCount, authors, unread_paths
from tui.notes.week import Week


def written(path: str, weeks_ago: int, **fields: object) -> Note:
    week = TODAY - timedelta(weeks=weeks_ago)
    return made_note(path, week=week, **{"kind": Kind.WEEKNOTE, **fields})


WHOLE = chronicle(
    [
        written("ada/0.md", 0),
        written("ben/0.md", 0),
        written("ada/1.md", 1),
        written("ben/1-post.md", 1, kind=Kind.POST, date=date(2019, 6, 4)),
        written("ben/1.md", 1, date=date(2019, 6, 7)),
        written("cy/1.md", 1),
        written("ada/4.md", 4),
        made_note("ben/loose.md"),
    ],
    today=TODAY,
)
"""In its order: ada/0 ben/0, ada/1 ben/1-post ben/1 cy/1, ada/4, ben/loose."""

UNREAD, CHANGED = ReadState.UNREAD, ReadState.CHANGED
NEWS = {"ben/0.md": UNREAD, "cy/1.md": CHANGED, "ada/4.md": UNREAD, "ben/loose.md": UNREAD}


@pytest.mark.parametrize(
    ("path", "step", "author", "found"),
    [
        ("ada/0.md", 1, "", Found("ben/0.md", wrapped=False)),
        ("ben/0.md", 1, "", Found("cy/1.md", wrapped=False)),
        ("ada/4.md", 1, "", Found("ben/loose.md", wrapped=False)),
        ("ben/loose.md", 1, "", Found("ben/0.md", wrapped=True)),
        ("cy/1.md", -1, "", Found("ben/0.md", wrapped=False)),
        ("ben/0.md", -1, "", Found("ben/loose.md", wrapped=True)),
        ("ada/0.md", 1, "Cy", Found("cy/1.md", wrapped=False)),
        ("ben/loose.md", 1, "Ada", Found("ada/4.md", wrapped=True)),
        ("cy/1.md", 1, "Cy", None),
        ("", 1, "", Found("ben/0.md", wrapped=False)),
        ("of/another-folder.md", -1, "", Found("ben/loose.md", wrapped=False)),
    ],
)
def test_the_next_unread_note_is_down_or_up_the_list(
    path: str, step: int, author: str, found: Found | None
) -> None:
    assert unread_after(WHOLE, NEWS, path, step, author) == found


def test_where_all_is_read_there_is_no_next_unread_note() -> None:
    assert unread_after(WHOLE, {}, "ada/0.md", 1) is None


def test_going_on_from_unread_to_unread_passes_each_once_before_it_wraps() -> None:
    path, seen = "", []
    while (found := unread_after(WHOLE, NEWS, path, 1)) and not found.wrapped:
        path = found.path
        seen.append(path)
    assert seen == ["ben/0.md", "cy/1.md", "ada/4.md", "ben/loose.md"]


@pytest.mark.parametrize(
    ("path", "step", "found"),
    [
        ("ada/1.md", 1, Found("ben/1.md", wrapped=False)),
        ("ben/1.md", 1, Found("cy/1.md", wrapped=False)),
        ("ben/1-post.md", 1, Found("cy/1.md", wrapped=False)),
        ("cy/1.md", 1, Found("ada/1.md", wrapped=True)),
        ("ada/1.md", -1, Found("cy/1.md", wrapped=True)),
        ("ada/4.md", 1, None),
        ("ben/loose.md", 1, None),
        ("nobody/1.md", 1, None),
    ],
)
def test_the_colleagues_of_a_week_form_a_ring(path: str, step: int, found: Found | None) -> None:
    assert beside(WHOLE, path, step) == found


@pytest.mark.parametrize(
    ("path", "step", "found"),
    [
        ("ada/1.md", 1, "ada/0.md"),
        ("ada/1.md", -1, "ada/4.md"),
        ("ada/0.md", 1, None),
        ("ada/4.md", -1, None),
        ("ben/0.md", -1, "ben/1.md"),
        ("ben/1.md", -1, None),
        ("ben/1-post.md", 1, None),
        ("ben/loose.md", 1, None),
        ("nobody/1.md", 1, None),
    ],
)
def test_an_author_s_own_notes_go_on_in_time_within_their_kind(
    path: str, step: int, found: str | None
) -> None:
    led = along(WHOLE, path, step)
    assert (led.path if led else None) == found


def test_authors_are_counted_by_name_and_the_nameless_left_out() -> None:
    notes = [written(path, 1) for path in ("ben/1.md", "Ada/1.md", "Ada/2.md")]
    whole = chronicle([*notes, made_note("x.md", author="")], today=TODAY)
    assert authors(whole, {"Ada/2.md": CHANGED, "x.md": UNREAD}) == [
        AuthorCount("Ada", notes=2, unread=1),
        AuthorCount("Ben", notes=1, unread=0),
    ]


THIS, LAST = Week.of(TODAY), Week.of(TODAY).shift(-1)


@pytest.mark.parametrize(
    ("limits", "paths"),
    [
        ({}, ["ben/0.md", "cy/1.md", "ada/4.md", "ben/loose.md"]),
        ({"since": THIS, "until": THIS}, ["ben/0.md"]),
        ({"since": LAST}, ["ben/0.md", "cy/1.md"]),
        ({"until": LAST}, ["cy/1.md", "ada/4.md", "ben/loose.md"]),
        ({"author": "Ben"}, ["ben/0.md", "ben/loose.md"]),
        ({"author": "Ben", "until": LAST}, ["ben/loose.md"]),
    ],
)
def test_unread_notes_are_told_by_week_and_author(
    limits: dict[str, object], paths: list[str]
) -> None:
    assert unread_paths(WHOLE, NEWS, **limits) == paths  # type: ignore[arg-type]
