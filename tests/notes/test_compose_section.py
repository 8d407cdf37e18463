"""One section read across notes."""

import pytest

from tests.notes.folder_of_texts import sources
from tui.notes.composing.compose import Sources
from tui.notes.composing.section_lens import document, key_of, look
from tui.notes.composing.sections import SectionName, list_names, near_names
from tui.notes.parsing.scan import scan

ALIASES = {"Learning": ("What I learned",)}
TEXTS = {
    "ada/2019-06-10.md": "# w/c 10 June 2019\n\n## What I learned\n\nTea.\n\n### How\n\nSlowly.\n\n"
    "## Actions\n\n- [ ] Cake\n",
    "ada/2019-06-17.md": "# w/c 17 June 2019\n\nNothing.\n",
    "bo/2019-06-17.md": "# w/c 17 June 2019\n\nLearning:\n---------\n\n"
    "[Hers](../ada/2019-06-10.md).\n",
    "bo/2019-06-03.md": "# w/c 3 June 2019\n\n### LEARNING\n\n#### Twice\n\n- [x] Read\n\n"
    "## Learning\n\nMore.",
    "cy/2019-06-24.md": "# w/c 24 June 2019\n\nNo.\n",
    "cy/2019-06-10.md": "# w/c 10 June 2019\n\n## Learning\n\n## Else\n\nx\n",
}  # fmt: skip

DOCUMENT = r"""# Learning

3 notes by Ada and Bo, 3 June 2019 to 17 June 2019.

## [Bo · w/c 17 June 2019](bo/2019-06-17.md#learning)

[Hers](ada/2019-06-10.md).

## [Ada · w/c 10 June 2019](ada/2019-06-10.md#what-i-learned)

Tea.

### How

Slowly.

## [Bo · w/c 3 June 2019 · LEARNING](bo/2019-06-03.md#learning)

### Twice

- Read (done)

## [Bo · w/c 3 June 2019 · Learning](bo/2019-06-03.md#learning)

More.

---

Not in: Ada [17 June 2019](ada/2019-06-17.md); Cy [10 June 2019](cy/2019-06-10.md)."""


@pytest.fixture
def folder() -> Sources:
    return sources(TEXTS, aliases=ALIASES)


def test_it_quotes_every_section_of_the_name_newest_first(folder: Sources) -> None:
    lens = look("what i LEARNED?", folder.notes.values(), folder)

    assert document(lens, folder).body == DOCUMENT


def test_its_parts_are_where_next_and_previous_lead(folder: Sources) -> None:
    composed = document(look("learning", folder.notes.values(), folder), folder)

    lines = composed.body.split("\n")
    assert [lines[part - 1][:8] for part in composed.parts] == [
        "## [Bo ·",
        "## [Ada ",
        "## [Bo ·",
        "## [Bo ·",
    ]


def test_saved_among_the_notes_it_states_no_action(folder: Sources) -> None:
    composed = document(look("actions", folder.notes.values(), folder), folder)

    assert composed.body.endswith("\n\n- Cake")
    assert scan("a.md", composed.body.encode()).actions == ()


def test_a_part_tells_where_it_stands_and_what_is_written_there(folder: Sources) -> None:
    part = look("learning", folder.notes.values(), folder).parts[1]

    assert (part.note.path, part.line, part.heading) == ("ada/2019-06-10.md", 3, "What I learned")
    assert part.text == "Tea.\n\n### How\n\nSlowly."


def test_of_many_the_newest_are_read_and_the_rest_is_told(folder: Sources) -> None:
    lens = look("learning", folder.notes.values(), folder, limit=1)

    assert [part.note.path for part in lens.parts] == ["bo/2019-06-17.md"]
    assert [note.path for note in lens.older] == [
        "ada/2019-06-10.md", "cy/2019-06-10.md", "bo/2019-06-03.md",
    ]  # fmt: skip
    assert "3 older notes have this section too, back to 3 June 2019" in document(lens, folder).body


def test_many_that_lack_it_are_counted() -> None:
    lacking = {f"cy/2019-06-10-{n}.md": "# w/c 10 June 2019\n" for n in range(30)}
    folder = sources(TEXTS | lacking, aliases=ALIASES)

    body = document(look("learning", folder.notes.values(), folder), folder).body

    assert body.endswith("Not in 32 other weeknotes of these weeks: 1 by Ada and 31 by Cy.")


def test_what_cannot_be_read_is_said(folder: Sources) -> None:
    texts = dict(TEXTS)
    notes = dict(folder.notes)
    broken = sources(texts | {"bo/2019-06-17.md": ""}, aliases=ALIASES)
    broken.notes = notes

    lens = look("learning", notes.values(), broken)

    assert [note.path for note in lens.unread] == ["bo/2019-06-17.md"]
    assert "Could not be read: [bo/2019-06-17.md](bo/2019-06-17.md)." in document(lens, broken).body


def test_an_unknown_name_is_said_to_be_nowhere(folder: Sources) -> None:
    composed = document(look("Bins *and* more", folder.notes.values(), folder), folder)

    assert composed.body == "# Bins \\*and\\* more\n\nNo note has such a section."
    assert composed.parts == ()


def test_headings_that_mean_the_same_have_one_key(folder: Sources) -> None:
    key = key_of("What I learned:", ALIASES)

    assert key == key_of("learning", ALIASES) == "section:learning"
    lens = look(key.removeprefix("section:"), folder.notes.values(), folder)
    assert document(lens, folder).key == key


def test_names_are_joined_and_counted(folder: Sources) -> None:
    found = list_names(folder.notes.values(), ALIASES)

    assert [(one.name, one.notes) for one in found] == [
        ("Learning", 4), ("Actions", 1), ("Else", 1), ("How", 1), ("Twice", 1),
    ]  # fmt: skip
    assert found[0].headings == ("Learning", "What I learned", "Learning:", "LEARNING")


def test_a_name_is_spelled_as_most_notes_spell_it() -> None:
    folder = sources(
        {
            f"{n}.md": f"# T\n\n## {name}\n\nx"
            for n, name in enumerate(("TEA", "Tea", "Tea!", "Tea"))
        }
    )

    assert look("tea", folder.notes.values(), folder).name == "Tea"


def test_notes_of_one_person_and_week_are_told_apart_by_title() -> None:
    body = "# 10 June 2019: {}\n\n## Tea\n\nx\n"
    folder = sources({f"ada/{title}.md": body.format(title) for title in ("One", "Two")})

    composed = document(look("tea", folder.notes.values(), folder), folder)

    titles = [composed.body.split("\n")[part - 1].split("]")[0] for part in composed.parts]
    assert titles == ["## [Ada · w/c 10 June 2019 · One", "## [Ada · w/c 10 June 2019 · Two"]


def test_drafts_are_told_apart(folder: Sources) -> None:
    folder = sources({"ada/1.md": "---\nweek: 2019-W24\nstatus: draft\n---\n\n# T\n\n## Tea\n\nx"})

    assert (
        "## [Ada · w/c 10 June 2019 (draft)]("
        in document(look("tea", folder.notes.values(), folder), folder).body
    )


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("something", ["Something I'm learning", "Something else"]),
        ("some LEARN", ["Something I'm learning"]),
        ("learned", ["Something I'm learning"]),
        ("act", ["Actions"]),
        ("Actoins", ["Actions"]),
        ("Something I'm lerning", ["Something I'm learning"]),
        ("lerning", ["Something I'm learning"]),
        ("nope", []),
        ("ing", []),
        ("e", ["Something else"]),
        ("…", []),
        ("", []),
    ],
)
def test_names_that_may_be_meant_begin_alike_or_are_nearly_the_same(
    asked: str, near: list[str]
) -> None:
    names = [
        SectionName("Something I'm learning", 9, ("What I learned", "Something I'm learning")),
        SectionName("People", 5, ("People",)),
        SectionName("Something else", 4, ("Something else",)),
        SectionName("Actions", 3, ("Actions:",)),
    ]

    assert near_names(asked, names) == near
