"""Where a link leads within the folder."""

import pytest

from tests.made import made_note
from tui.notes.note import Note, Section
from tui.notes.parsing.links import Links, Target


def folder_of_notes() -> list[Note]:
    sections = (Section(1, "Week 24", 1), Section(2, "What I’m learning:", 9))
    return [
        made_note("ada/2019-06-10.md", title="Week 24", sections=sections),
        made_note("ada/2019-06-17.md", title="Badges & bins", url="https://www.x.org/badges/"),
        made_note("grace/2019-06-10.md", title="Week 24"),
        made_note("grace/long name.markdown", title="Long", url="http://x.org/long?a=b"),
        made_note("top.md", title="Top"),
    ]


LINKS = Links(folder_of_notes(), site="https://site.example/")
ADA = Target("ada/2019-06-10.md")


@pytest.mark.parametrize(
    ("target", "origin", "found"),
    [
        # paths
        ("2019-06-17.md", "ada/2019-06-10.md", Target("ada/2019-06-17.md")),
        ("./2019-06-17.md", "ada/2019-06-10.md", Target("ada/2019-06-17.md")),
        ("2019-06-17", "ada/2019-06-10.md", Target("ada/2019-06-17.md")),
        ("../grace/2019-06-10.md", "ada/2019-06-10.md", Target("grace/2019-06-10.md")),
        ("../top.md", "ada/2019-06-10.md", Target("top.md")),
        ("long%20name.markdown", "grace/2019-06-10.md", Target("grace/long name.markdown")),
        ("long name", "grace/2019-06-10.md", Target("grace/long name.markdown")),
        ("../../etc/passwd", "ada/2019-06-10.md", None),
        ("gone.md", "ada/2019-06-10.md", None),
        ("", "ada/2019-06-10.md", ADA),
        # headings
        ("#what-im-learning", "ada/2019-06-10.md", Target("ada/2019-06-10.md", 9)),
        ("#What I'm learning", "ada/2019-06-10.md", Target("ada/2019-06-10.md", 9)),
        ("#gone", "ada/2019-06-10.md", ADA),
        ("../ada/2019-06-10.md#week-24", "grace/2019-06-10.md", Target("ada/2019-06-10.md", 1)),
        # lines
        ("#L12", "ada/2019-06-10.md", Target("ada/2019-06-10.md", 12)),
        ("../top.md#L3", "ada/2019-06-10.md", Target("top.md", 3)),
        ("../top.md#L3x", "ada/2019-06-10.md", Target("top.md")),
        # wiki links
        ("Badges & bins", "top.md", Target("ada/2019-06-17.md")),
        ("badges  & BINS", "top.md", Target("ada/2019-06-17.md")),
        ("2019-06-17", "top.md", Target("ada/2019-06-17.md")),
        ("ada/2019-06-17", "grace/2019-06-10.md", Target("ada/2019-06-17.md")),
        ("2019-06-10", "top.md", ADA),
        ("Week 24#What I'm learning", "top.md", Target("ada/2019-06-10.md", 9)),
        ("nowhere", "top.md", None),
        # addresses
        ("https://www.x.org/badges/", "top.md", Target("ada/2019-06-17.md")),
        ("http://X.org/badges?utm=1", "top.md", Target("ada/2019-06-17.md")),
        ("https://x.org/long", "top.md", Target("grace/long name.markdown")),
        ("https://site.example/2019-06-17", "top.md", Target("ada/2019-06-17.md")),
        ("https://site.example/2019-06-10/#what-im-learning", "top.md",
         Target("ada/2019-06-10.md", 9)),
        ("https://x.org/Badges", "top.md", None),
        ("https://elsewhere.example/badges", "top.md", None),
        ("http://[broken", "top.md", None),
    ],
)  # fmt: skip
def test_resolving(target: str, origin: str, found: Target | None) -> None:
    assert LINKS.resolve(target, origin) == found


def test_a_folder_without_a_site_knows_no_slugs() -> None:
    links = Links(folder_of_notes())

    assert links.resolve("https://site.example/2019-06-17", "top.md") is None
