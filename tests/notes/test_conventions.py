"""A folder's settings, and who is who in it."""

from typing import Any

import pytest

from tui.notes.action import Dialect
from tui.notes.conventions import Conventions, People, Who, read_conventions

EVERYTHING = b"""
week_starts = "Sunday"
day_first = false
site = "https://notes.example"
default_author = "Ada"
action_headings = ["Next week", "Actions"]
ignore = ["drafts/*"]
dialect = "plain"
edit = "anyone"
tick = "own"
template = "template.md"

[people]
ada = "Ada Lovelace"

[sections]
"What I learned" = ["TIL", "Learned"]
Wins = "Good things"
"""


def test_every_setting_is_read() -> None:
    conventions, problems = read_conventions(EVERYTHING)

    assert problems == ()
    assert conventions == Conventions(
        week_starts=6,
        day_first=False,
        site="https://notes.example",
        default_author="Ada",
        people={"ada": "Ada Lovelace"},
        sections={"What I learned": ("TIL", "Learned"), "Wins": ("Good things",)},
        action_headings=("Next week", "Actions"),
        ignore=("drafts/*",),
        dialect=Dialect.PLAIN,
        edit=Who.ANYONE,
        tick=Who.OWN,
        template="template.md",
    )


def test_nothing_set_is_what_holds_by_default() -> None:
    assert read_conventions(b"") == (Conventions(), ())
    assert (Conventions().edit, Conventions().tick) == (Who.OWN, Who.ANYONE)


@pytest.mark.parametrize(
    ("written", "value"),
    [('"monday"', 0), ('"Saturday"', 5), ("0", 0), ("6", 6), ("7", 0)],
)
def test_the_first_day_of_the_week(written: str, value: int) -> None:
    assert read_conventions(f"week_starts = {written}".encode())[0].week_starts == value


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('weekstarts = "monday"', "`weekstarts` is not a setting."),
        ('week_starts = "Mo"', "`week_starts` is not the name of a weekday."),
        ("week_starts = 1.5", "`week_starts` is not the name of a weekday."),
        ('day_first = "yes"', "`day_first`: Expected `bool`, got `str`."),
        ("site = 5", "`site`: Expected `str`, got `int`."),
        ('action_headings = "Next"', "`action_headings`: Expected `array`, got `str`."),
        ("ignore = [1]", "`ignore`: Expected `str`, got `int`"),
        ('dialect = "words"', "`dialect`: Invalid enum value 'words'."),
        ('edit = "all"', "`edit`: Invalid enum value 'all'."),
        ("tick = true", "`tick`: Expected `str`, got `bool`."),
        ("people = 1", "`people`: Expected `object`, got `int`."),
        ('"\\u001b[1m" = 1', "`␛[1m` is not a setting."),
    ],
)
def test_a_wrong_setting_is_reported_and_the_others_count(line: str, reason: str) -> None:
    conventions, problems = read_conventions(f'template = "t.md"\n\n{line}\n'.encode())

    assert conventions == Conventions(template="t.md")
    [problem] = problems
    assert reason in problem.message
    assert problem.message.endswith("The setting is left out.")
    if "\\u" not in line:
        assert problem.line == 3
        assert problem.message.startswith(".weeknotes.toml, line 3: ")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ('[people]\nada = 1\nbo = "Bo"', "line 2: `people.ada`: Expected `str`, got `int`. The"),
        ('[sections]\nTIL = ["a", 1]', "line 2: `sections.TIL`: Expected `str`, got `int`. The"),
    ],
)
def test_one_wrong_name_of_several_leaves_the_others(table: str, reason: str) -> None:
    conventions, (problem,) = read_conventions(table.encode())

    assert conventions == Conventions(people={"bo": "Bo"} if "bo" in table else {})
    assert reason in problem.message


def test_the_line_is_that_of_the_very_key() -> None:
    text = b'ticket = 1\ntick = "x"\n[sections]\n"edit" = "a"\n'

    _, problems = read_conventions(text)

    assert [problem.line for problem in problems] == [1, 2]


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"a = 1\ntick = \nb = 2", "Invalid value (at line 2, column 8). None of its settings", 2),
        (b"a = 1\na = 2\n", "Cannot overwrite a value (at line 2, column 6). None of its", 2),
        (b"a = ", "Invalid value (at end of document). None of its settings count.", 0),
        (b"\xff", "It is not UTF-8 text; none of its settings count.", 0),
        (b"a = " + b"[" * 5000, "Nested too deeply; none of its settings count.", 0),
    ],
)
def test_a_file_that_cant_be_read_sets_nothing(data: bytes, reason: str, line: int) -> None:
    conventions, problems = read_conventions(data)

    assert conventions == Conventions()
    [problem] = problems
    assert reason in problem.message
    assert problem.line == line


@pytest.mark.parametrize("change", [{"site": "x"}, {"people": {"a": "B"}}, {"edit": Who.ANYONE}])
def test_the_digest_changes_with_any_setting(change: dict[str, Any]) -> None:
    assert Conventions(**change).digest != Conventions().digest
    assert Conventions(**change).digest == Conventions(**change).digest


class TestPeople:
    @pytest.mark.parametrize(
        ("name", "display"),
        [
            ("ada", "Ada Lovelace"),
            ("ADA", "Ada Lovelace"),
            ("Ada Lovelace", "Ada Lovelace"),
            ("ada_lovelace", "Ada Lovelace"),
            ("ada-lovelace", "Ada Lovelace"),
            ("countess", "Ada Lovelace"),
            ("Grace", "Grace"),
            ("", ""),
        ],
    )
    def test_a_person_goes_by_several_names(self, name: str, display: str) -> None:
        people = People({"al": "Ada Lovelace", "countess": "Ada Lovelace"})

        assert people.display(name) == display
        assert people.knows(name) is (display == "Ada Lovelace")

    def test_authors_become_known(self) -> None:
        people = People({}, ["Grace Hopper", "grace hopper", "Grace", ""])

        assert people.names == {"grace hopper": "Grace Hopper", "grace": "Grace Hopper"}

    def test_a_first_name_gives_way_to_the_full_one(self) -> None:
        people = People({}, ["Hopper", "grace", "grace Brewster Hopper"])

        assert people.display("Grace") == "grace Brewster Hopper"

    def test_of_two_with_the_same_first_name_it_is_the_first_one_s(self) -> None:
        for authors in (["Ann Moor", "Ann Lee"], ["Ann Lee", "Ann Moor"]):
            assert People({}, authors).display("ann") == "Ann Lee"

    def test_what_the_settings_say_stays(self) -> None:
        people = People({"grace": "Grace Hopper"}, ["Grace Kelly"])

        assert people.display("grace") == "Grace Hopper"
        assert people.display("grace kelly") == "Grace Kelly"

    @pytest.mark.parametrize(
        ("owner", "mentions", "whose"),
        [
            ("", (), ""),
            ("", ("ada",), "Ada Lovelace"),
            ("", ("nobody", "grace", "ada"), "Grace Hopper"),
            ("", ("nobody",), ""),
            ("ada", ("grace",), "Ada Lovelace"),
            ("Somebody Else", ("grace",), "Somebody Else"),
        ],
    )
    def test_the_owner_is_stated_or_the_first_known(
        self, owner: str, mentions: tuple[str, ...], whose: str
    ) -> None:
        people = People({"ada": "Ada Lovelace", "grace": "Grace Hopper"})

        assert people.owner(owner, mentions) == whose

    def test_the_login_is_the_first_that_the_settings_give_and_no_nickname(self) -> None:
        people = People(
            {
                "Ada L": "Ada Lovelace",
                "ada(l)": "Ada Lovelace",
                "ada-l": "Ada Lovelace",
                "grace": "Grace",
                "al": "Ada Lovelace",
            }
        )

        assert people.login("Ada Lovelace") == "ada-l"

    def test_where_they_give_none_it_is_the_shortest_name(self) -> None:
        people = People({"Ada L": "Ada Lovelace"}, ["Grace Hopper"])

        assert people.login("Ada Lovelace") == "ada"
        assert people.login("Grace Hopper") == "grace"
        assert people.login("Mary") == "Mary"


@pytest.mark.parametrize("nobody", ["_", "-", " ", "\u3000", "_-_"])
def test_a_name_of_nothing_but_signs_is_nobodys(nobody: str) -> None:
    people = People({nobody: nobody}, [nobody])

    assert not people.names
    assert not people.knows(nobody)
    assert people.display("") == ""


def test_letters_with_accents_may_be_taken_apart() -> None:
    people = People({}, ["Zoe\u0308", "Zo\u00eb"])

    assert people.names == {"zo\u00eb": "Zoe\u0308"}
