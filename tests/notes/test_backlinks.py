"""Which notes mention a note, and which links lead nowhere."""

import random
from datetime import date

import pytest

from tests.made import made_note
from tui.notes.note import Link, LinkKind, Note
from tui.notes.parsing.backlinks import Backlinks, dead_links
from tui.notes.parsing.links import Links

SITE = "https://site.example/"


def linking(path: str, *targets: str, **fields: object) -> Note:
    """Return a note with links on the lines 3, 5, 7 and so on."""
    links = tuple(
        Link(LinkKind.URL if "://" in target else LinkKind.PATH, target, 3 + 2 * number)
        for number, target in enumerate(targets)
    )
    return made_note(path, links=links, **fields)  # type: ignore[arg-type]


def mentions(path: str, *notes: Note) -> list[tuple[str, int]]:
    backlinks = Backlinks()
    backlinks.update({note.path: note for note in notes})
    return [(each.path, each.line) for each in backlinks.of(path, Links(notes, SITE))]


GOAL = made_note("ada/W24 notes.md", title="Bins & Badges", url="http://www.x.org/2019/bins/?a=b")


@pytest.mark.parametrize(
    "target",
    [
        "../ada/W24 notes.md",
        "../ada/W24%20notes.md#next",
        "../ada/W24 notes",
        "W24 notes",
        "w24  NOTES",
        "Bins & badges#L3",
        "https://x.org/2019/bins",
        "http://X.org/2019/bins/#top",
        "https://site.example/W24 notes",
    ],
)
def test_a_note_is_mentioned_by_any_of_its_names(target: str) -> None:
    assert mentions(GOAL.path, GOAL, linking("ben/b.md", target)) == [("ben/b.md", 3)]


@pytest.mark.parametrize(
    "target",
    ["notes", "ada/bins", "https://y.org/2019/bins", "../ben/W24 notes.md#x/y", "#W24 notes", ""],
)
def test_what_only_looks_like_its_name_is_no_mention(target: str) -> None:
    other = made_note("ben/W24 notes.md", title="Another")
    assert mentions(GOAL.path, GOAL, other, linking("ben/b.md", target)) == []


def test_the_first_of_several_links_counts_and_none_to_itself() -> None:
    goal = linking("ada/a.md", "a.md")
    notes = [goal, linking("ben/b.md", "gone.md", "../ada/a.md", "../ada/a.md")]
    assert mentions("ada/a.md", *notes) == [("ben/b.md", 5)]


def test_the_newest_week_comes_first_and_no_week_last() -> None:
    weeks = {"c/c.md": date(2019, 6, 10), "d/d.md": date(2019, 6, 17), "b/b.md": None}
    notes = [linking(path, "../ada/a.md", week=week) for path, week in weeks.items()]
    found = mentions("ada/a.md", made_note("ada/a.md"), *notes)
    assert [path for path, _ in found] == ["d/d.md", "c/c.md", "b/b.md"]


def test_of_a_note_that_is_not_there_nothing_is_known() -> None:
    assert mentions("gone.md", linking("ben/b.md", "../gone.md")) == []


def test_changes_are_taken_in() -> None:
    backlinks, goal = Backlinks(), made_note("ada/a.md")

    def paths(*notes: Note) -> list[str]:
        backlinks.update({note.path: note for note in notes})
        return [each.path for each in backlinks.of("ada/a.md", Links(notes))]

    first, second = linking("b/b.md", "../ada/a.md"), linking("c/c.md", "../ada/a.md")
    assert paths(goal, first) == ["b/b.md"]
    assert paths(goal, first, second) == ["b/b.md", "c/c.md"]
    assert paths(goal, linking("b/b.md", "elsewhere.md"), second) == ["c/c.md"]
    assert paths(goal, first, second) == ["b/b.md", "c/c.md"]
    assert paths(goal) == []
    assert paths(goal, second) == ["c/c.md"]


def test_it_finds_what_resolving_every_link_finds() -> None:
    chance = random.Random(24)
    names = [f"{author}/{week}" for author in "abc" for week in range(12)]
    targets = [f"../{name}.md" for name in names] + [name[2:] for name in names]
    targets += [f"Title {n}" for n in range(36)] + [f"https://s.example/{n}/" for n in range(36)]
    notes = [
        linking(
            f"{name}.md",
            *chance.sample(targets, 6),
            title=f"Title {number}",
            url=f"http://s.example/{number}",
        )
        for number, name in enumerate(names)
    ]
    links = Links(notes)
    expected: dict[str, set[str]] = {note.path: set() for note in notes}
    for note in notes:
        for link in note.links:
            found = links.resolve(link.target, note.path)
            if found is not None and found.path != note.path:
                expected[found.path].add(note.path)
    assert sum(map(len, expected.values())) > 100
    for path, others in expected.items():
        assert {each for each, _ in mentions(path, *notes)} == others


def test_links_that_lead_nowhere_are_known_by_their_targets() -> None:
    note = linking(
        "ben/b.md",
        "../ada/a.md", "gone.md", "chart.png?raw", "lost.png", "../../outside.md", "a%20b.pdf",
        "https://elsewhere.example/", "/about", "#heading",
    )  # fmt: skip
    asked: list[str] = []

    def is_file(path: str) -> bool:
        asked.append(path)
        return path in {"ben/chart.png", "ben/a b.pdf"}

    dead = dead_links(note, Links([note, made_note("ada/a.md")]), is_file)
    assert dead == {"gone.md", "lost.png", "../../outside.md"}
    assert not [path for path in asked if path.startswith(("/", ".."))]
