"""An action carried forward: a copy that tells where it is from, then the old one stamped."""

from datetime import date
from pathlib import Path

import pytest

from tui.notes.action import Action
from tui.notes.errors import ActionMoved, NotAllowed, WeeknotesError, WriteFailed
from tui.notes.library import Library
from tui.notes.store.folder import Folder

TODAY = date(2019, 6, 13)
OLD, OWN = "ada/2019-W20.md", "ada/2019-W24.md"
ONWARD = "(to [10 June 2019](2019-W24.md))"
BACK = "(from [13 May 2019](2019-W20.md))"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ada").mkdir()
    (tmp_path / "grace/notes").mkdir(parents=True)
    (tmp_path / OWN).write_bytes(b"# Week 24\r\n\r\n- [ ] mine\r\n")
    return tmp_path


def opened(root: Path, me: str = "ada") -> Library:
    library = Library(root, me=me, today=lambda: TODAY)
    library.open()
    library.refresh()
    return library


def with_note(root: Path, text: str, path: str = OLD) -> tuple[Library, Action]:
    """Write a note and return its first action."""
    (root / path).write_bytes(text.encode())
    library = opened(root)
    return library, library.notes[path].actions[0]


def files(root: Path) -> dict[str, str]:
    return {str(path.relative_to(root)): path.read_bytes().decode() for path in root.rglob("*.md")}


@pytest.mark.parametrize(
    ("line", "copy", "stamped"),
    [
        ("- [ ] tea", f"[ ] tea {BACK} ➕ 2019-05-13", f"- [>] tea {ONWARD}"),
        ("* [/] tea ➕ 2019-05-02", f"[/] tea {BACK} ➕ 2019-05-02",
         f"* [>] tea {ONWARD} ➕ 2019-05-02"),
        ("- [ ] tea 📅 2019-06-12 ⏫ @ada", f"[ ] tea {BACK} 📅 2019-06-12 ⏫ @ada ➕ 2019-05-13",
         f"- [>] tea {ONWARD} 📅 2019-06-12 ⏫ @ada"),
        ("- [ ] tea [due:: 2019-06-12]",
         f"[ ] tea {BACK} [due:: 2019-06-12] [created:: 2019-05-13]",
         f"- [>] tea {ONWARD} [due:: 2019-06-12]"),
        ("- [ ] (A) tea due:2019-06-12", f"[ ] (A) tea {BACK} due:2019-06-12 created:2019-05-13",
         f"- [>] (A) tea {ONWARD} due:2019-06-12"),
        ("- [ ] tea 📅 2019-06-12 at four", f"[ ] tea at four {BACK} 📅 2019-06-12 ➕ 2019-05-13",
         f"- [>] tea 📅 2019-06-12 at four {ONWARD}"),
        ("- [ ] tea 🔁 every week 📅 2019-06-12",
         f"[ ] tea {BACK} 🔁 every week 📅 2019-06-12 ➕ 2019-05-13",
         f"- [>] tea {ONWARD} 🔁 every week 📅 2019-06-12"),
        ("- [ ] tea ^a1", f"[ ] tea {BACK} ➕ 2019-05-13", f"- [>] tea {ONWARD} ^a1"),
        ("- [ ] tea ✅ 2019-05-14", f"[ ] tea {BACK} ➕ 2019-05-13",
         f"- [>] tea {ONWARD} ✅ 2019-05-14"),
        ("- [ ] tea\n  at four 📅 2019-06-12\n  - note\n  - [x] child",
         f"[ ] tea at four {BACK} 📅 2019-06-12 ➕ 2019-05-13",
         f"- [>] tea\n  at four {ONWARD} 📅 2019-06-12\n  - note\n  - [x] child"),
        ("> - [ ] `tea`", f"[ ] `tea` {BACK} ➕ 2019-05-13", f"> - [>] `tea` {ONWARD}"),
    ],
)  # fmt: skip
def test_the_copy_and_the_stamp_to_the_byte_and_one_undo(
    root: Path, line: str, copy: str, stamped: str
) -> None:
    library, action = with_note(root, f"# Week 20\n\n{line}\n\nEnd")
    before = files(root)

    step = library.carry(action)

    expected = {
        OWN: f"# Week 24\r\n\r\n- [ ] mine\r\n- {copy}\r\n",
        OLD: f"# Week 20\n\n{stamped}\n\nEnd",
    }
    assert files(root) == expected
    assert (step.before.path, step.after.path, step.after.mark) == (OLD, OLD, ">")
    library.undo()
    assert files(root) == before
    library.redo()
    assert files(root) == expected
    library.undo()
    assert files(root) == before


def test_both_links_lead_where_they_say(root: Path) -> None:
    path = "grace/notes/2019-W20 (old).md"
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n", path)

    library.carry(action)

    (back,) = library.notes[OWN].links
    (onward,) = library.notes[path].links
    assert back.target == "../grace/notes/2019-W20%20%28old%29.md"
    resolve = library.connections.resolve
    resolved = [resolve(back.target, OWN), resolve(onward.target, path)]
    assert [target and target.path for target in resolved] == [path, OWN]


def test_it_stays_whose_it_was_and_its_links_lead_where_they_led(root: Path) -> None:
    path = "grace/notes/2019-W20.md"
    text = "# Week 20\n\n- [ ] read [a](../a.md#b), [c](#c), [d](https://x.org) and [e](f.md)\n"
    library, action = with_note(root, text, path)

    library.carry(action)

    copy = library.notes[OWN].actions[1]
    assert copy.owner == "grace"
    assert copy.text.startswith(
        "read [a](../grace/a.md#b), [c](../grace/notes/2019-W20.md#c), [d](https://x.org) and "
        "[e](../grace/notes/f.md) (from"
    )


def test_the_draft_is_begun_where_there_is_none_and_one_undo_takes_it_back(root: Path) -> None:
    (root / OWN).unlink()
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n")
    before = files(root)

    library.carry(action)

    assert files(root)[OWN].startswith(f"# Week 24\n\n- [ ] tea {BACK} ➕ 2019-05-13\n")
    library.undo()
    assert files(root) == before


def test_identical_items_stay_distinct(root: Path) -> None:
    library, _ = with_note(root, "# Week 20\n\n- [ ] tea\n- [ ] tea\n")
    before = files(root)

    library.several(library.notes[OLD].actions, library.carry)

    assert files(root)[OLD].count(f"- [>] tea {ONWARD}") == 2
    assert files(root)[OWN].count(f"- [ ] tea {BACK}") == 2
    assert [action.nth for action in library.notes[OWN].actions] == [0, 0, 1]
    assert str(library.undo()) == "2 changes: 2019-W20.md: [>] → [ ] tea, …"
    assert files(root) == before
    assert str(library.redo()).startswith("2 changes: ")


@pytest.mark.parametrize(
    ("mark", "path", "sentence"),
    [
        (">", OLD, "has been carried forward already"),
        ("x", OLD, "is done, so there is nothing to carry"),
        ("-", OLD, "is cancelled, so there is nothing"),
        (" ", OWN, "is in this week's note already"),
    ],
)
def test_what_need_not_be_carried_is_refused(
    root: Path, mark: str, path: str, sentence: str
) -> None:
    library, action = with_note(root, f"# Week\n\n- [{mark}] tea\n", path)
    before = files(root)

    with pytest.raises(NotAllowed, match=sentence):
        library.carry(action)

    assert files(root) == before


def test_what_somebody_else_carried_meanwhile_is_refused(root: Path) -> None:
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n")
    opened(root).carry(action)
    before = files(root)

    with pytest.raises(WeeknotesError):
        library.carry(action)

    assert files(root) == before


def test_no_second_copy_after_a_session_that_was_killed_in_between(root: Path) -> None:
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n- [ ] tea\n")
    library.carry(action)
    carried = files(root)
    (root / OLD).write_text("# Week 20\n\n- [ ] tea\n- [ ] tea\n")  # the stamp was never written
    library.refresh()

    library.carry(library.notes[OLD].actions[0])

    assert files(root)[OWN] == carried[OWN]
    library.carry(library.notes[OLD].actions[1])
    assert files(root)[OWN].count(f"- [ ] tea {BACK}") == 2


class FullDisk(Folder):
    """Refuses to write one note, as a full disk would."""

    def write(self, path: str, data: bytes, *, expect: str | None) -> None:
        if path == OLD:
            raise WriteFailed("The disk is full.")
        super().write(path, data, expect=expect)


@pytest.fixture
def half_written(root: Path) -> tuple[Library, Action]:
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n")
    library.folder = FullDisk(root)
    return library, action


def test_a_stamp_that_can_not_be_written_takes_the_copy_back(
    root: Path, half_written: tuple[Library, Action]
) -> None:
    library, action = half_written
    before = files(root)

    with pytest.raises(WriteFailed):
        library.carry(action)

    assert files(root) == before
    assert library.undo() is None


@pytest.mark.parametrize("edited", [OLD, OWN])
def test_an_undo_is_refused_as_a_whole_where_either_was_edited(root: Path, edited: str) -> None:
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n")
    library.carry(action)
    (root / edited).write_bytes((root / edited).read_bytes().replace(b"tea", b"green tea"))
    before = files(root)

    with pytest.raises(ActionMoved):
        library.undo()

    assert files(root) == before


FAMILY = """\
# Week 20

* [ ] tea
  with milk
  * [x] cups
  * [/] kettle 📅 2019-06-12
    1. [ ] water
  * [-] cake
    * [ ] plates @bob
* [ ] coffee
"""
CARRIED = f"""\
# Week 20

* [>] tea
  with milk {ONWARD}
  * [x] cups
  * [>] kettle {ONWARD} 📅 2019-06-12
    1. [>] water {ONWARD}
  * [-] cake
    * [>] plates {ONWARD} @bob
* [ ] coffee
"""
COPIES = (
    f"[ ] tea with milk {BACK} ➕ 2019-05-13",
    f"[/] kettle {BACK} 📅 2019-06-12 ➕ 2019-05-13",
    f"[ ] water {BACK} ➕ 2019-05-13",
    f"[ ] plates {BACK} @bob ➕ 2019-05-13",
)


@pytest.mark.parametrize(
    ("own", "prefixes", "tail"),
    [
        ("# Week 24\r\n\r\n- [ ] mine\r\n", ("- ", "  - ", "    - ", "  - "), ""),
        ("# Week 24\n\n- [ ] mine", ("- ", "  - ", "    - ", "  - "), ""),
        ("# Week 24\n\n1. [ ] mine\n2. [ ] more\n\nEnd\n",
         ("3. ", "   - ", "     - ", "   - "), "\nEnd\n"),
        ("# Week 24\n\n> + [ ] mine\n", ("> + ", ">   + ", ">     + ", ">   + "), ""),
    ],
)  # fmt: skip
def test_what_is_open_below_goes_along_and_one_undo_takes_all_back(
    root: Path, own: str, prefixes: tuple[str, ...], tail: str
) -> None:
    (root / OWN).write_bytes(own.encode())
    library, action = with_note(root, FAMILY)
    before = files(root)
    end = "\r\n" if "\r\n" in own else "\n"

    step = library.carry(action)

    assert (step.before.text, step.after.mark) == ("tea with milk", ">")
    now = files(root)
    assert now[OLD] == CARRIED
    head = own.removesuffix(tail).rstrip("\r\n")
    lines = [f"{prefix}{copy}" for prefix, copy in zip(prefixes, COPIES, strict=True)]
    assert now[OWN] == end.join([head, *lines]) + (end + tail if own.endswith("\n") else "")
    library.undo()
    assert files(root) == before
    library.redo()
    assert files(root) == now
    library.undo()
    assert files(root) == before


def test_nothing_is_lost_or_doubled(root: Path) -> None:
    library, action = with_note(root, FAMILY)
    still = {"tea", "kettle", "water", "plates", "coffee", "mine"}

    library.carry(action)

    notes = library.notes.values()
    open_ones = [a.text.split()[0] for note in notes for a in note.actions if a.state.is_open]
    assert sorted(open_ones) == sorted(still)


def test_identical_children_stay_distinct(root: Path) -> None:
    library, action = with_note(root, "# Week 20\n\n- [ ] tea\n  - [ ] tea\n  - [ ] tea\n")
    before = files(root)

    library.carry(action)

    assert files(root)[OLD].count(f"[>] tea {ONWARD}") == 3
    assert files(root)[OWN].count(f"[ ] tea {BACK}") == 3
    library.undo()
    assert files(root) == before


def test_a_child_that_may_not_be_marked_stays(root: Path) -> None:
    (root / ".weeknotes.toml").write_text('tick = "own"\n')
    path = "grace/notes/2019-W20.md"
    text = "# Week 20\n\n- [ ] tea [owner:: ada]\n  - [ ] cake\n  - [ ] cups [owner:: ada]\n"
    library, action = with_note(root, text, path)

    library.carry(action)

    marks = {a.text.split()[0]: a.mark for a in library.notes[path].actions}
    assert marks == {"tea": ">", "cake": " ", "cups": ">"}
    assert [a.text.split()[0] for a in library.notes[OWN].actions] == ["mine", "tea", "cups"]


def test_after_a_session_that_was_killed_a_child_without_a_copy_stays_open(root: Path) -> None:
    library, action = with_note(root, FAMILY)
    library.carry(action)
    carried = files(root)
    text = FAMILY.replace("  * [x] cups", "  * [ ] sugar\n  * [x] cups")
    (root / OLD).write_text(text)  # the stamps were never written, and somebody wrote on
    library.refresh()

    library.carry(library.notes[OLD].actions[0])

    assert files(root)[OWN] == carried[OWN]
    sugar = CARRIED.replace("  * [x] cups", "  * [ ] sugar\n  * [x] cups")
    assert files(root)[OLD] == sugar


@pytest.mark.parametrize(("old", "new"), [("water", "warm water"), ("[/] kettle", "[x] kettle")])
def test_an_undo_is_refused_where_what_went_along_was_edited(
    root: Path, old: str, new: str
) -> None:
    library, action = with_note(root, FAMILY)
    library.carry(action)
    text = (root / OWN).read_bytes().decode()
    (root / OWN).write_bytes(text.replace(old, new).encode())
    before = files(root)

    with pytest.raises(ActionMoved):
        library.undo()

    assert files(root) == before
