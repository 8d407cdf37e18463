"""Pages that are put together from notes, as the app calls them."""

from datetime import date
from pathlib import Path

import pytest

from tui.notes.library import Library
from tui.screens import composed

TODAY = date(2019, 6, 26)


@pytest.fixture
def library(sample: Path) -> Library:
    library = Library(sample, me="callum", today=lambda: TODAY)
    library.open()
    library.refresh()
    return library


@pytest.mark.parametrize(
    ("key", "is_composed"),
    [
        ("log:2019-W26", True),
        ("changes", True),
        ("log", False),
        ("section:learning", True),
        ("digest:2019-W24", True),
        ("person:Ada", True),
        ("log.md", False),
        ("section:learning.md", False),
        ("person:ada/notes.MARKDOWN", False),
        ("ada/log.md", False),
    ],
)
def test_a_key_calls_a_page_or_a_note(key: str, *, is_composed: bool) -> None:
    assert composed.is_composed(key) is is_composed


@pytest.mark.parametrize(
    ("key", "title", "parts"),
    [
        ("log:2019-W26", "Done in the week of 24 June 2019", 3),
        ("digest:2019-W25", "The week of 17 June 2019", 4),
        ("person:Dilys Penhaligon-Marsh", "Dilys Penhaligon-Marsh", 3),
        ("section:something im learning", "Something I'm learning", 37),
    ],
)
def test_a_page_is_composed_by_its_key(library: Library, key: str, title: str, parts: int) -> None:
    found = composed.compose(library, key)

    assert (found.key, found.title, len(found.parts)) == (key, title, parts)


def test_a_heading_calls_the_section_that_it_is_another_name_of(library: Library) -> None:
    assert composed.section_key(library, "What I learned") == "section:something im learning"
