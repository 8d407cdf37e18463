"""`weeknotes tick`."""

import pytest

from tests.commands.conftest import CommandLine

NOTE = "ada/2019-06-10.md"
TEXT = "# w/c 10 June 2019\r\n\r\n- [ ] Tea 📅 2019-06-12\r\n- [/] Cake\r\n- [ ] Tea\r\n"


@pytest.fixture
def ada(empty: CommandLine) -> CommandLine:
    """Ada at one note with three actions."""
    (empty.folder / "ada").mkdir()
    (empty.folder / NOTE).write_bytes(TEXT.encode())
    return empty.given("--as", "ada")


def ids(line: CommandLine) -> list[str]:
    """Return the actions' ids in the order of the note."""
    rows = line.json("actions", "--state", "all")
    return [row["id"] for row in sorted(rows, key=lambda row: int(row["line"]))]


def written(ada: CommandLine) -> list[str]:
    return (ada.folder / NOTE).read_bytes().decode().split("\r\n")[2:-1]


def test_an_action_is_ticked_in_its_file_and_nothing_else_changes(ada: CommandLine) -> None:
    assert ada.lines("tick", ids(ada)[1]) == [f"{NOTE}:4: in progress → done: Cake"]
    assert (ada.folder / NOTE).read_bytes().decode() == TEXT.replace(
        "[/] Cake", "[x] Cake ✅ 2019-06-26"
    )


def test_several_are_ticked_at_once_and_identical_ones_told_apart(ada: CommandLine) -> None:
    _, cake, tea = ids(ada)

    assert len(ada.lines("tick", tea, cake)) == 2
    assert written(ada) == [
        "- [ ] Tea 📅 2019-06-12",
        "- [x] Cake ✅ 2019-06-26",
        "- [x] Tea ✅ 2019-06-26",
    ]


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("done", "- [x] Tea 📅 2019-06-12 ✅ 2019-06-26"),
        ("progress", "- [/] Tea 📅 2019-06-12"),
        ("cancelled", "- [-] Tea 📅 2019-06-12 ❌ 2019-06-26"),
    ],
)
def test_any_state_is_given_and_taken_back(ada: CommandLine, state: str, line: str) -> None:
    tea = ids(ada)[0]

    ada.run("tick", "--state", state, tea)
    assert written(ada)[0] == line

    ada.run("tick", "--state", "open", tea)
    assert written(ada)[0] == "- [ ] Tea 📅 2019-06-12"


@pytest.mark.parametrize(
    ("options", "line", "told"),
    [
        (["--due", "fri"], "- [ ] Tea 📅 2019-06-28", "due 2019-06-12 → 2019-06-28"),
        (["--due", "none"], "- [ ] Tea", "due 2019-06-12 → none"),
        (["--check", "2w"], "- [ ] Tea 📅 2019-06-12 ⏳ 2019-07-10", "check none → 2019-07-10"),
        (["--postpone", "2w"], "- [ ] Tea 📅 2019-07-10", "due 2019-06-12 → 2019-07-10"),
        (["--owner", "bo"], "- [ ] Tea @bo 📅 2019-06-12", "owner none → bo"),
        (["--owner", "me"], "- [ ] Tea @ada 📅 2019-06-12", "owner none → ada"),
        (["--priority", "high"], "- [ ] Tea 📅 2019-06-12 ⏫", "priority normal → high"),
        (
            ["--due", "1 july", "--state", "progress", "--owner", "bo"],
            "- [/] Tea @bo 📅 2019-07-01",
            "open → in progress, due 2019-06-12 → 2019-07-01, owner none → bo",
        ),
    ],
)
def test_fields_are_changed_and_the_state_only_if_that_is_said(
    ada: CommandLine, options: list[str], line: str, told: str
) -> None:
    ada.write("bo/2019-06-10.md", "# w/c 10 June\n")

    assert ada.lines("tick", *options, ids(ada)[0]) == [f"{NOTE}:3: {told}: Tea"]
    assert written(ada) == [line, "- [/] Cake", "- [ ] Tea"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--due", "12 june 2019"], "already so"),
        (["--postpone", "0"], "already so"),
        (["--owner", "none"], "already so"),
        (["--state", "open"], "already open"),
    ],
)
def test_what_is_so_already_is_not_written(ada: CommandLine, options: list[str], said: str) -> None:
    assert ada.lines("tick", *options, ids(ada)[0]) == [f"{NOTE}:3: {said}: Tea"]
    assert (ada.folder / NOTE).read_bytes() == TEXT.encode()


def test_several_are_postponed_at_once(ada: CommandLine) -> None:
    assert len(ada.lines("tick", "--postpone", "3", *ids(ada))) == 3
    assert written(ada) == [
        "- [ ] Tea 📅 2019-06-29",
        "- [/] Cake 📅 2019-06-29",
        "- [ ] Tea 📅 2019-06-29",
    ]


def test_what_is_postponed_can_be_brought_nearer(ada: CommandLine) -> None:
    tea = ids(ada)[0]

    ada.run("tick", "--due", "2019-07-10", tea)

    assert ada.json("tick", "--postpone", "-1w", tea)[0]["changed"] == {
        "due": ["2019-07-10", "2019-07-03"]
    }


def test_an_action_is_changed_in_all_ways_or_none(ada: CommandLine) -> None:
    tea, cake, _ = ids(ada)

    rows = ada.json("tick", "--due", "fri", "--owner", "a (b)", tea, cake, status=1)

    assert all(row["changed"] == {} and "brackets" in row["refused"] for row in rows)
    assert (ada.folder / NOTE).read_bytes() == TEXT.encode()


def test_carried_is_written_on_into_one_s_own_note(ada: CommandLine) -> None:
    (row,) = ada.json("tick", "--state", "carried", ids(ada)[1])

    assert (row["path"], row["line"], row["changed"]) == (
        NOTE,
        4,
        {"state": ["progress", "carried"]},
    )
    assert written(ada)[1].startswith("- [>] Cake")
    assert [one["path"] for one in ada.json("actions", "--text", "Cake")] == ["ada/2019-06-24.md"]
    assert ": already carried: Cake" in ada.lines("tick", "--state", "carried", row["id"])[0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--due", "soon"], "Invalid value for --due: “soon” names no day"),
        (["--check", "soon"], "Invalid value for --check: “soon” names no day"),
        (["--postpone", "fri"], "“fri” is no number of days or weeks; try 3, 3d, 2w or -1w."),
        (["--postpone", "2w", "--due", "fri"], "--postpone moves a day that --due or --check sets"),
        (["--priority", "urgent"], "Invalid value for '--priority'"),
        (["--state", "finished"], "Invalid value for '--state'"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    ada: CommandLine, options: list[str], told: str
) -> None:
    assert told in ada.told("tick", *options, ids(ada)[0], status=2)
    assert (ada.folder / NOTE).read_bytes() == TEXT.encode()


def test_the_first_letters_of_an_id_will_do_in_any_case(ada: CommandLine) -> None:
    ada.run("tick", ids(ada)[1][:6].upper())

    assert written(ada)[1].startswith("- [x] Cake")


def test_letters_that_several_ids_start_with_change_nothing(samples: CommandLine) -> None:
    before = samples.json("actions", "--state", "all")

    assert "ids start so; give more of it" in samples.told("tick", "", status=1)
    assert samples.json("actions", "--state", "all") == before


def test_an_unknown_id_is_named_and_the_others_are_done(ada: CommandLine) -> None:
    result = ada.run("tick", "nope", ids(ada)[1], status=1)

    assert result.stderr == (
        "weeknotes: nope: No action was chosen: no action's id starts so. "
        "`weeknotes actions` lists the ids.\n"
    )
    assert result.stdout == f"{NOTE}:4: in progress → done: Cake\n"


def test_what_is_so_already_is_left_alone(ada: CommandLine) -> None:
    cake = ids(ada)[1]

    assert ada.lines("tick", cake, cake)[1] == f"{NOTE}:4: already done: Cake"
    assert ada.lines("tick", "--state", "open", ids(ada)[0]) == [f"{NOTE}:3: already open: Tea"]
    assert written(ada)[0] == "- [ ] Tea 📅 2019-06-12"


def test_ids_survive_ticking_and_moving_within_the_note(ada: CommandLine) -> None:
    before = ids(ada)
    ada.run("tick", before[0])
    lines = TEXT.replace("[ ] Tea 📅", "[x] Tea 📅").split("\r\n")
    moved = [*lines[:2], "## Later", "", lines[3], "", lines[2], lines[4], ""]
    (ada.folder / NOTE).write_bytes("\n".join(moved).encode())

    assert sorted(ids(ada)) == sorted(before)


def test_read_only_changes_nothing(ada: CommandLine) -> None:
    careful = ada.given("--read-only")

    assert "Weeknotes was started read-only." in careful.told("tick", ids(ada)[0], status=1)
    assert (ada.folder / NOTE).read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("rule", "name", "status"),
    [
        ("nobody", "ada", 1),
        ("own", "bo", 1),
        ("own", "ada", 0),
        ("anyone", "bo", 0),
    ],
)
def test_the_folder_says_who_may_tick(ada: CommandLine, rule: str, name: str, status: int) -> None:
    ada.settings(f'tick = "{rule}"')

    told = ada.given("--as", name).told("tick", ids(ada)[1], status=status)

    assert bool(told) == bool(status)
    assert ("Cake ✅" in written(ada)[1]) == (not status)


def test_a_file_that_may_not_be_changed_is_said_to_be_so(empty: CommandLine) -> None:
    (empty.folder / "note.md").write_bytes(b"- [ ] Tea\n\xff\n")

    told = empty.told("tick", ids(empty)[0], status=1)

    assert "note.md is shown, but not changed. Line 2 is not UTF-8 text." in told


def test_json_tells_what_became_of_each_id(ada: CommandLine) -> None:
    tea, cake, _ = ids(ada)

    rows = ada.json("tick", tea, "nope", status=1)

    assert rows[0] == {
        "id": tea,
        "path": NOTE,
        "line": 3,
        "text": "Tea",
        "state": "done",
        "was": "open",
        "changed": {"state": ["open", "done"]},
        "refused": None,
    }
    assert list(rows[1]) == list(rows[0])
    assert rows[1]["id"] == "nope"
    assert rows[1]["refused"].startswith("No action was chosen")
    assert ada.json("tick", "--state", "progress", cake)[0]["changed"] == {}
    assert ada.json("tick", "--due", "fri", "--owner", "ada", cake)[0]["changed"] == {
        "due": [None, "2019-06-28"],
        "owner": [None, "ada"],
    }


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--owner", "zork"], "weeknotes: Nobody here goes by “zork” yet.\n"),
        (["--owner", "adda"], "weeknotes: Nobody here goes by “adda” yet; did you mean “ada”?\n"),
        (["--owner", "ADA"], ""),
        (["--owner", "Dee"], ""),
        (["--owner", "none"], ""),
    ],
)
def test_an_owner_that_nobody_goes_by_yet_is_taken_and_told_of(
    ada: CommandLine, options: list[str], told: str
) -> None:
    ada.write("ada/2019-06-17.md", "- [ ] Hers [owner:: Dee]\n")

    assert ada.told("tick", *options, ids(ada)[0]) == told


def test_a_state_is_told_in_words(ada: CommandLine) -> None:
    (line,) = ada.lines("tick", "--state", "progress", ids(ada)[1])

    assert line == f"{NOTE}:4: already in progress: Cake"


def test_ids_are_required(ada: CommandLine) -> None:
    assert "Missing argument 'ID...'" in ada.told("tick", status=2)


def test_an_id_of_one_of_several_alike_is_nobodys_once_they_are_fewer(ada: CommandLine) -> None:
    twins = ["- [ ] Pay due:2026-12-01", "- [ ] Pay due:2027-01-01", "- [ ] Tea", ""]
    ada.write(NOTE, "\n".join(twins))
    first, second, tea = ids(ada)
    ada.write(NOTE, "\n".join(twins[1:]))

    for stale in (first, second):
        assert "no action's id starts so" in ada.told("tick", stale, status=1)
    assert (ada.folder / NOTE).read_text(encoding="utf-8").splitlines() == twins[1:-1]
    ada.run("tick", tea)


def test_what_is_carried_along_is_told(ada: CommandLine) -> None:
    ada.write(NOTE, "- [ ] Party\n  - [ ] Cake @bo\n  - [x] Plates\n- [ ] Tea\n")
    party = ids(ada)[0]
    rows = ada.json("tick", "--state", "carried", party)
    again = ada.json("actions", "--state", "all")

    assert [(row["was"], row["state"], row["text"][:4]) for row in rows] == [
        ("open", "carried", "Part"),
        ("open", "carried", "Cake"),
    ]
    assert {row["id"] for row in rows} <= {row["id"] for row in again}


def test_one_that_was_carried_along_is_carried_already(ada: CommandLine) -> None:
    ada.write(NOTE, "- [ ] Party\n  - [ ] Cake @bo\n")
    party, cake = ids(ada)
    result = ada.run("tick", "--state", "carried", party, cake)

    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == [
        "open → carried",
        "open → carried",
        "already carried",
    ]


def test_a_wish_that_is_refused_takes_nothing_of_another_back(ada: CommandLine) -> None:
    ada.write("bo/2019-06-10.md", "# w/c 10 June 2019\n\n- [ ] Hats\n")
    ada.write("ada/2019-06-24.md", "# w/c 24 June 2019\n\n- [ ] Mugs\n")
    hats, mugs = (ada.json("actions", "--text", words)[0]["id"] for words in ("hats", "mugs"))
    result = ada.run("tick", "--due", "none", "--state", "carried", hats, mugs, status=1)

    assert "open → carried: Hats" in result.stdout
    assert "- [>] Hats" in ada.read("bo/2019-06-10.md")
