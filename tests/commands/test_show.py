"""`weeknotes show`."""

import pytest

from tests.commands.conftest import CommandLine

NOTE = "tomasz/weeknotes/w25-thirty-eight-in-the-sea.md"
TITLE = "Thirty-eight in the sea"


@pytest.mark.parametrize(
    "name",
    [
        NOTE,
        "tomasz/weeknotes/w25-thirty-eight-in-the-sea",
        "w25-thirty-eight-in-the-sea",
        "w25-thirty-eight-in-the-sea.md",
        TITLE,
        "thirty-eight  in the SEA",
        "https://digital.thornmere.example/weeknotes/w25-thirty-eight-in-the-sea",
        "http://www.digital.thornmere.example/weeknotes/w25-thirty-eight-in-the-sea/?from=feed#top",
    ],
)
def test_a_note_goes_by_its_path_file_name_title_and_url(samples: CommandLine, name: str) -> None:
    assert samples.run("show", name).stdout.rstrip("\n") == samples.read(NOTE).rstrip("\n")


def test_a_title_may_hold_what_stands_for_a_place_in_a_link(samples: CommandLine) -> None:
    shown = samples.lines("show", "Weeknotes #32: Question 31")

    assert shown[0] == "# Weeknotes #32: Question 31"


def test_a_published_address_is_known_from_the_front_matter(samples: CommandLine) -> None:
    samples.write("ada/a.md", "---\nurl: https://blog.example/2019/a/\n---\nText.\n")

    assert samples.lines("show", "http://blog.example/2019/a")[-1] == "Text."


def test_a_path_may_start_at_the_current_directory(
    samples: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples.folder / "tomasz")

    assert samples.lines("show", NOTE.removeprefix("tomasz/"))[1] == f'title: "{TITLE}"'
    assert samples.lines("show", str(samples.folder / NOTE))[1] == f'title: "{TITLE}"'


def test_a_name_of_several_notes_is_refused_with_their_paths(samples: CommandLine) -> None:
    samples.write("ada/sea.md", f"# {TITLE}\n")

    told = samples.told("show", TITLE, status=1)

    assert told == (
        f"weeknotes: “{TITLE}” may be any of 2 notes. Name one of them by its path:\n"
        f"  ada/sea.md\n  {NOTE}\n"
    )
    assert samples.lines("show", "sea") == [f"# {TITLE}"]


def test_of_many_notes_a_few_are_named(empty: CommandLine) -> None:
    for day in range(10, 18):
        empty.write(f"ada/2019-06-{day}.md", "# Tea\n")

    assert empty.told("show", "2019", status=1).splitlines()[1:] == [
        *(f"  ada/2019-06-{day}.md" for day in range(10, 15)),
        "  and 3 more",
    ]


@pytest.mark.parametrize(
    "name", ["nope", "", "../notes", "/etc/passwd", "#top", "a\0b", "[", "x" * 5000]
)
def test_an_unknown_note_is_a_sentence(samples: CommandLine, name: str) -> None:
    assert "`weeknotes list` prints the paths." in samples.told("show", name, status=1)


def test_a_section_is_cut_out_with_all_below_it(empty: CommandLine) -> None:
    empty.write("a.md", "---\nx: y\n---\n# A\n## One\none\n### Under\nmore\n## Two\ntwo\n")

    assert empty.lines("show", "a", "--section", "one") == ["## One", "one", "### Under", "more"]
    assert empty.lines("show", "a", "--section", "two") == ["## Two", "two"]


@pytest.mark.parametrize(
    "name", ["Something I'm learning", "SOMETHING I’M LEARNING:", "What I learned"]
)
def test_a_section_goes_by_the_names_that_the_folder_s_settings_give_it(
    samples: CommandLine, name: str
) -> None:
    shown = samples.lines("show", NOTE, "--section", name)

    assert shown[0] == "## Learned this week"
    assert shown[2] == "- Take samples with a die, not with a mouse."


def test_the_very_heading_goes_before_those_that_mean_the_same(samples: CommandLine) -> None:
    samples.write("a.md", "# A\n## Learned this week\nfirst\n## What I learned\nsecond\n")

    assert samples.lines("show", "a", "--section", "What I learned")[1] == "second"


def test_an_unknown_section_is_a_sentence_with_those_there_are(samples: CommandLine) -> None:
    told = samples.told("show", NOTE, "--section", "Weather", status=1)

    assert told.startswith(f"weeknotes: {NOTE} has no section “Weather”. Its sections: ")


def test_control_characters_are_shown_as_marks(empty: CommandLine) -> None:
    raw = "\ufeff# A\x1b[31m\r\n\r\nBell\x07, C1\x9b, bidi\u202e,\ttab\x0c\n"
    empty.write("a.md", raw)

    assert empty.run("show", "a").stdout == "# A␛[31m\n\nBell␇, C1\ufffd, bidi\ufffd,\ttab␌\n"


def test_what_can_not_be_read_is_a_sentence(empty: CommandLine) -> None:
    with (empty.folder / "big.md").open("wb") as file:
        file.truncate(9 * 1024 * 1024)

    assert "“big.md” can't be read: it is larger than 8 MiB." in empty.told("show", "big", status=1)


def test_a_part_of_a_name_will_do_where_it_is_of_one_note(samples: CommandLine) -> None:
    assert samples.run("show", "thirty-eight").stdout == samples.run("show", NOTE).stdout
