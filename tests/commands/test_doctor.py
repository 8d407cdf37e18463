"""`weeknotes doctor`."""

from pathlib import Path

import pytest

from tests.commands.conftest import CommandLine

SOUND = "# w/c 10 June 2019\n\nAll is well.\n"


@pytest.fixture
def ada(empty: CommandLine) -> CommandLine:
    """A folder with one sound note."""
    empty.write("ada/2019-06-10.md", SOUND)
    return empty


def codes(line: CommandLine, *, status: int = 0) -> list[str]:
    return [row["code"] for row in line.json("doctor", status=status)]


def test_a_sound_folder_has_no_problems(ada: CommandLine) -> None:
    assert ada.lines("doctor") == ["1 note: 0 problems, 0 hints."]
    assert ada.json("doctor") == []


def test_the_sample_notes_have_one_dead_link_and_no_problems(samples: CommandLine) -> None:
    found = samples.json("doctor")

    assert [row["message"] for row in found if row["code"] == "dead-link"] == [
        "The link to “../amara/tone-of-voice.md” leads to no note and no file here."
    ]
    assert {row["severity"] for row in found} == {"hint"}


def test_an_empty_folder_has_no_problems(empty: CommandLine) -> None:
    assert empty.lines("doctor") == ["0 notes: 0 problems, 0 hints."]


@pytest.mark.parametrize(
    ("path", "text", "code", "line"),
    [
        ("ada/2019-06-17.md", "---\ntitle: [\n---\n", "front-matter", "ada/2019-06-17.md:2: "),
        ("ada/2019-06-17.md", "a\0b", "nul", "ada/2019-06-17.md:1: "),
        (
            "ada/2019-06-17.md",
            "Me\n<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n",
            "conflict",
            "ada/2019-06-17.md:2: Two versions stand in this file",
        ),
        (
            "ada/2019-06-10.sync-conflict-20190612-101112-ABCDEFG.md",
            SOUND,
            "conflict-copy",
            "ada/2019-06-10.md: A sync tool kept another version of this note beside it: "
            "2019-06-10.sync-conflict-",
        ),
        (
            ".weeknotes.toml",
            'site = "x"\n\ncolour = "red"\n',
            "settings",
            ".weeknotes.toml, line 3: `colour` is not a setting.",
        ),
        ("ada/folder.md/x.txt", "", "not-a-file", "“ada/folder.md” has a note's name, but"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    ada: CommandLine, path: str, text: str, code: str, line: str
) -> None:
    ada.write(path, text)

    assert codes(ada, status=1) == [code]
    found, count = ada.lines("doctor", status=1)
    assert found.startswith(line)
    assert "1 problem, 0 hints." in count


@pytest.mark.parametrize(
    ("path", "text", "code", "said"),
    [
        ("about.md", "# About us\n", "undated", "about.md: Nothing says which week or day"),
        (
            "bo/note.md",
            "# w/c 10 June\n\nWe meet on 2019-06-12.\n",
            "guessed-week",
            "bo/note.md: Its week was guessed to start on 2019-06-10, from its heading.",
        ),
        (
            "bo/2019-06-10.md",
            "See [Ada](../ada/2019-06-10.md)\nand [Cy](../cy/2019-06-10.md#top).\n",
            "dead-link",
            "bo/2019-06-10.md:2: The link to “../cy/2019-06-10.md#top” leads to no note",
        ),
        ("bo/2019-06-10.md", "# Bo\n[[Cy]]\n", "dead-link", "bo/2019-06-10.md:2: The link to “Cy”"),
    ],
)
def test_what_is_unclear_is_a_hint(
    ada: CommandLine, path: str, text: str, code: str, said: str
) -> None:
    ada.write(path, text)

    (found,) = ada.json("doctor")
    assert (found["code"], found["severity"]) == (code, "hint")
    hint, count = ada.lines("doctor")
    assert hint.startswith(said)
    assert count == "2 notes: 0 problems, 1 hint."


@pytest.mark.parametrize(
    "target",
    [
        *("../ada/2019-06-10.md", "../ada/2019-06-10", "plan%20b.pdf", "plan%20b.pdf#page=2"),
        *("#below", "/about", "mailto:ada@example.org", "https://example.org/nothing"),
    ],
)
def test_links_that_lead_somewhere_are_fine(ada: CommandLine, target: str) -> None:
    ada.write("bo/plan b.pdf", "")
    ada.write("bo/2019-06-10.md", f"# Bo\n\n[link]({target})\n\n## Below\n")

    assert codes(ada) == []


def test_two_notes_of_one_author_in_one_week_are_fine(ada: CommandLine) -> None:
    ada.write("ada/2019-06-11.md", "# w/c 10 June 2019, again\n")

    assert codes(ada) == []


def test_the_fields_of_json_are_stable(ada: CommandLine) -> None:
    ada.write("ada/2019-06-17.md", "a\nb\0\n")

    assert ada.json("doctor", status=1) == [
        {
            "path": "ada/2019-06-17.md",
            "line": 2,
            "code": "nul",
            "severity": "problem",
            "message": "The file holds NUL bytes. It can be read here, but not changed.",
        }
    ]


def test_the_person_s_own_settings_are_looked_at(ada: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "xdg/config/weeknotes/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("colour = 'red'\n", encoding="utf-8")

    assert codes(ada, status=1) == ["config"]
    assert f"{file}: `colour` is not a setting" in ada.lines("doctor", status=1)[0]
