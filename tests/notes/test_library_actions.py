"""Every change of an action: its exact bytes, what is told, one undo, and what is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tui.notes.action import Action, Priority, State
from tui.notes.errors import ActionMoved, Changed, NotAllowed, WeeknotesError
from tui.notes.library import Library, Step

TODAY = date(2019, 6, 13)
ADA, GRACE = "ada/2019-W23.md", "grace/2019-W23.md"
SETTINGS = '[people]\nada = "Ada L."\ngrace = "Grace H."\nlinus = "Linus T."\n'
NOTE = (
    "# Week 23\r\n\r\n## Actions\n\n- [ ] tea 📅 2019-06-12\r\n- [ ] bins @grace\n"
    "- plain bullet\r\n\nA sentence.\n\nEnd"
)
HATS = "# Week 23\n\n* [ ] hats\n* [ ] hats\n"

Do = Callable[[Library, Action], Step]
Files = dict[str, str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in ((ADA, NOTE), (GRACE, HATS), (".weeknotes.toml", SETTINGS)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    return tmp_path


@pytest.fixture
def library(root: Path) -> Library:
    return opened(root)


def opened(root: Path, me: str = "ada") -> Library:
    library = Library(root, me=me, today=lambda: TODAY)
    library.open()
    library.refresh()
    return library


def action_of(library: Library, text: str, path: str = ADA, nth: int = 0) -> Action:
    return [action for action in library.notes[path].actions if action.text == text][nth]


def files(root: Path) -> Files:
    return {str(path.relative_to(root)): path.read_bytes().decode() for path in root.rglob("*.md")}


CHANGES: list[tuple[Do, str, str, str]] = [
    (lambda lib, a: lib.set_state(a, State.PROGRESS), "[ ] tea", "[/] tea", "[ ] → [/] tea"),
    (lambda lib, a: lib.set_due(a, date(2019, 6, 14)), "06-12", "06-14",
     "due 12 Jun → 14 Jun  tea"),
    (lambda lib, a: lib.set_due(a, None), " 📅 2019-06-12", "", "due 12 Jun → none  tea"),
    (lambda lib, a: lib.set_check(a, date(2020, 1, 2)), "06-12", "06-12 ⏳ 2020-01-02",
     "check in none → 2 Jan 2020  tea"),
    (lambda lib, a: lib.postpone(a, 2), "06-12", "06-15", "due 12 Jun → 15 Jun  tea"),
    (lambda lib, a: lib.postpone(a, -1), "06-12", "06-11", "due 12 Jun → 11 Jun  tea"),
    (lambda lib, a: lib.set_owner(a, "Grace H."), "tea", "tea @grace",
     "owner none → Grace H.  tea"),
    (lambda lib, a: lib.set_owner(a, "grace"), "tea", "tea @grace", "owner none → Grace H.  tea"),
    (lambda lib, a: lib.set_owner(a, "Zoe K"), "tea", "tea [owner:: Zoe K]",
     "owner none → Zoe K  tea"),
    (lambda lib, a: lib.set_priority(a, Priority.HIGH), "06-12", "06-12 ⏫",
     "priority normal → high  tea"),
    (lambda lib, a: lib.set_text(a, "  green \n tea "), "tea", "green tea",
     "in other words  green tea"),
    (lambda lib, a: lib.set_text(a, "tea due:2019-06-20"), "tea 📅 2019-06-12",
     "tea due:2019-06-20", "due 12 Jun → 20 Jun  tea"),
    (lambda lib, a: lib.add_action(a.path, "new", under="actions:"), "bins @grace\n",
     "bins @grace\n- [ ] new\r\n", "+ [ ] new"),
    (lambda lib, a: lib.promote(a.path, a.line), "- [ ] tea", "- tea", "- [ ] tea"),
    (lambda lib, a: lib.promote(a.path, 7), "- plain", "- [ ] plain", "+ [ ] plain bullet"),
    (lambda lib, a: lib.promote(a.path, 9), "A sent", "- [ ] A sent", "+ [ ] A sentence."),
]  # fmt: skip


class TestChanges:
    @pytest.mark.parametrize(("do", "old", "new", "told"), CHANGES, ids=[c[3] for c in CHANGES])
    def test_each_to_the_byte_and_back(
        self, library: Library, root: Path, do: Do, old: str, new: str, told: str
    ) -> None:
        before = files(root)

        step = do(library, action_of(library, "tea"))

        changed = NOTE.replace(old, new, 1)
        assert str(step) == f"2019-W23.md: {told}"
        assert files(root) == before | {ADA: changed}
        library.undo()
        assert files(root) == before
        library.redo()
        assert files(root) == before | {ADA: changed}
        library.undo()
        assert files(root) == before
        assert library.undo() is None

    def test_a_sentence_is_taken_out_of_its_paragraph_and_put_back(
        self, library: Library, root: Path
    ) -> None:
        note = "- plain\r\n\r\nBins. Ask Zoe.\r\nMore."
        (root / ADA).write_bytes(note.encode())
        library.refresh()

        of_three = [(words, 3, words, "Bins. Ask Zoe.") for words in ("Bins.", "Ask Zoe.", "More.")]
        assert library.promotable(ADA, 4, ["More."]) == of_three
        shown = [None, "- plain", "", "Bins. Ask Zoe.", "More.", None]
        assert library.promotable(ADA, 0, shown) == [("plain", 1, "", "- plain"), *of_three]
        step = library.promote(ADA, 4, sentence="Ask Zoe.")

        taken = "- plain\r\n\r\nBins.\r\nMore.\r\n\r\n- [ ] Ask Zoe."
        assert str(step) == "2019-W23.md: + [ ] Ask Zoe."
        assert files(root)[ADA] == taken
        library.undo()
        assert files(root)[ADA] == note
        library.redo()
        assert files(root)[ADA] == taken

    def test_what_is_meant_is_found_again_below_new_lines_or_refused(
        self, library: Library, root: Path
    ) -> None:
        (root / ADA).write_text("- new\n- one\n- two\n- [ ] three\n")

        assert library.promotable(ADA, 1, ["- one"]) == [("one", 2, "", "- one")]
        library.promote(ADA, 1, shown="- one")
        library.promote(ADA, 3, shown="- [ ] three")
        assert files(root)[ADA] == "- new\n- [ ] one\n- two\n- three\n"
        with pytest.raises(Changed):
            library.promotable(ADA, 3, ["- two", "- other"])
        with pytest.raises(Changed):
            library.promote(ADA, 2, shown="- one")

    def test_undo_says_what_it_did(self, library: Library) -> None:
        library.set_owner(action_of(library, "bins"), "ada")

        assert str(library.undo()) == "2019-W23.md: owner Ada L. → Grace H.  bins"
        assert str(library.redo()) == "2019-W23.md: owner Grace H. → Ada L.  bins"

    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("", "bins"),
            ("ada", "bins @ada"),
            ("@ada", "bins @ada"),
            ("Linus T.", "bins @linus"),
            ("Zoe", "bins [owner:: Zoe]"),
        ],
    )
    def test_the_owner_takes_the_place_of_the_one_before(
        self, library: Library, root: Path, name: str, line: str
    ) -> None:
        step = library.set_owner(action_of(library, "bins"), name)

        assert files(root)[ADA] == NOTE.replace("bins @grace", line)
        assert step.after.owner == library.catalogue.people.display(name.removeprefix("@"))

    def test_nobody_owns_what_no_longer_mentions_anybody(self, tmp_path: Path) -> None:
        (tmp_path / "ada").mkdir()
        note = tmp_path / "ada/note.md"
        note.write_text("- [ ] ask @ada and @bob [owner:: bob] @ada\n")
        library = opened(tmp_path)

        library.set_owner(library.notes["ada/note.md"].actions[0], "")

        assert note.read_text() == "- [ ] ask ada and @bob\n"

    @pytest.mark.parametrize(
        "refused",
        [
            lambda lib, a: lib.set_text(a, " \n "),
            lambda lib, a: lib.set_text(a, "an odd ` tick"),
            lambda lib, a: lib.set_owner(a, "a]b"),
            lambda lib, a: lib.add_action(a.path, ""),
            lambda lib, a: lib.add_action(a.path, "new", under="Nowhere"),
            lambda lib, a: lib.promote(a.path, 1),
            lambda lib, a: lib.promote(a.path, 2),
            lambda lib, a: lib.promote(a.path, 99),
            lambda lib, a: lib.postpone(a, 10**9),
        ],
    )
    def test_what_makes_no_sense_is_refused_and_nothing_written(
        self, library: Library, root: Path, refused: Do
    ) -> None:
        note = NOTE.replace("tea", "tea [owner:: D`Arc]", 1)
        (root / ADA).write_bytes(note.encode())
        library.refresh()
        before = files(root)

        with pytest.raises(WeeknotesError):
            refused(library, library.notes[ADA].actions[0])

        assert files(root) == before
        assert library.undo() is None


class TestCapture:
    def test_this_weeks_draft_is_begun_and_taken_back(self, library: Library, root: Path) -> None:
        before = files(root)

        step = library.capture("call the council")

        assert str(step) == "2019-W24.md: + [ ] call the council"
        draft = files(root)["ada/2019-W24.md"]
        assert draft.startswith("# Week 24\n\n- [ ] call the council\n")
        library.undo()
        assert files(root) == before
        library.redo()
        assert files(root)["ada/2019-W24.md"] == draft

    def test_the_next_one_goes_to_the_same_draft(self, library: Library, root: Path) -> None:
        library.capture("one")
        library.capture("two")

        assert "- [ ] one\n- [ ] two\n" in files(root)["ada/2019-W24.md"]
        library.undo()
        assert "- [ ] one\n\n" in files(root)["ada/2019-W24.md"]

    def test_a_draft_begun_elsewhere_meanwhile_is_found(self, library: Library, root: Path) -> None:
        opened(root).capture("theirs")

        library.capture("mine")

        assert "- [ ] theirs\n- [ ] mine\n" in files(root)["ada/2019-W24.md"]

    def test_what_was_written_in_the_draft_since_is_not_deleted(
        self, library: Library, root: Path
    ) -> None:
        library.capture("one")
        draft = root / "ada/2019-W24.md"
        draft.write_text(draft.read_text() + "\nMore.\n")
        written = files(root)

        with pytest.raises(WeeknotesError, match="has been written in since"):
            library.undo()

        assert files(root) == written


class TestSeveral:
    def test_each_for_itself_and_one_undo(self, library: Library, root: Path) -> None:
        before = files(root)
        chosen = [
            action_of(library, "tea"),
            action_of(library, "hats", GRACE, 0),
            action_of(library, "hats", GRACE, 1),
        ]

        outcomes = library.several(chosen, lambda a: library.set_state(a, State.PROGRESS))

        assert [type(outcome) for outcome in outcomes] == [Step] * 3
        assert files(root) == before | {
            ADA: NOTE.replace("[ ] tea", "[/] tea"),
            GRACE: HATS.replace("[ ]", "[/]"),
        }
        assert str(library.undo()).startswith("3 changes: 2019-W23.md: [/] → [ ] hats")
        assert files(root) == before
        library.redo()
        assert files(root)[GRACE] == HATS.replace("[ ]", "[/]")

    def test_twins_are_followed_when_one_is_put_in_other_words(
        self, library: Library, root: Path
    ) -> None:
        library = opened(root, "grace")
        twins = [action_of(library, "hats", GRACE, nth) for nth in (0, 1)]
        words = iter(("caps", "scarves"))

        library.several(twins, lambda action: library.set_text(action, next(words)))

        assert files(root)[GRACE] == "# Week 23\n\n* [ ] caps\n* [ ] scarves\n"
        library.undo()
        assert files(root)[GRACE] == HATS

    def test_what_is_refused_keeps_nobody_from_the_rest(self, library: Library, root: Path) -> None:
        tea, bins = (action_of(library, text) for text in ("tea", "bins"))
        (root / ADA).write_bytes(NOTE.replace("tea", "coffee").encode())

        outcomes = library.several([tea, bins], lambda a: library.postpone(a, 7))

        assert [type(outcome) for outcome in outcomes] == [ActionMoved, Step]
        assert "bins @grace 📅 2019-06-20" in files(root)[ADA]

    def test_an_undo_that_fails_in_one_place_leaves_all_as_it_is(
        self, library: Library, root: Path
    ) -> None:
        chosen = [action_of(library, "tea"), action_of(library, "hats", GRACE, 0)]
        library.several(chosen, lambda a: library.set_state(a, State.DONE))
        edited = files(root)[ADA].replace("[x] tea", "[x] green tea")
        (root / ADA).write_bytes(edited.encode())
        before = files(root)

        with pytest.raises(ActionMoved):
            library.undo()

        assert files(root) == before


class TestRules:
    def test_dates_go_by_the_rule_for_ticks_and_words_by_that_for_edits(self, root: Path) -> None:
        library = opened(root, "linus")
        tea = action_of(library, "tea")

        library.set_due(tea, TODAY)
        library.set_owner(action_of(library, "tea"), "linus")

        attempts: list[Callable[[], Step]] = [
            lambda: library.set_text(tea, "coffee"),
            lambda: library.add_action(ADA, "coffee"),
            lambda: library.promote(ADA, tea.line),
        ]
        for refused in attempts:
            with pytest.raises(NotAllowed, match=r"This note is Ada L\.'s, and you are Linus T\."):
                refused()
        assert "tea @linus 📅 2019-06-13" in files(root)[ADA]

    def test_a_rule_holds_for_undo_too(self, root: Path) -> None:
        library = opened(root, "grace")
        library.set_due(action_of(library, "bins"), TODAY)
        (root / ".weeknotes.toml").write_text(f'tick = "own"\n{SETTINGS}')
        library.refresh()

        assert str(library.undo()) == "2019-W23.md: due 13 Jun → none  bins"
        with pytest.raises(NotAllowed, match=r"Only Ada L\. may tick this"):
            library.set_due(action_of(library, "tea"), None)


class TestIdentity:
    NOTE = (
        "> - [ ] same\n>   - [ ] same\n\n1. [ ] same\r\n   - a\n     * [ ] same\r\n\n"
        "```\n- [ ] same\n```\n"
    )

    @pytest.mark.parametrize("nth", range(4))
    def test_the_right_one_of_identical_items(self, tmp_path: Path, nth: int) -> None:
        (tmp_path / "note.md").write_bytes(self.NOTE.encode())
        library = opened(tmp_path)
        action = library.notes["note.md"].actions[nth]
        moved = f"New first\r\n\r\n{self.NOTE}"
        (tmp_path / "note.md").write_bytes(moved.encode())

        library.set_due(action, TODAY)

        lines = moved.split("\n")
        line = action.line + 1
        lines[line] = lines[line].replace("same", "same 📅 2019-06-13")
        assert (tmp_path / "note.md").read_bytes().decode() == "\n".join(lines)
        library.undo()
        assert (tmp_path / "note.md").read_bytes().decode() == moved

    def test_a_twin_more_or_less_is_a_doubt(self, tmp_path: Path) -> None:
        (tmp_path / "note.md").write_bytes(self.NOTE.encode())
        library = opened(tmp_path)
        action = library.notes["note.md"].actions[2]
        edited = self.NOTE.replace("1. [ ] same", "1. [ ] other")
        (tmp_path / "note.md").write_bytes(edited.encode())

        with pytest.raises(ActionMoved, match="now has 3 actions “same” where it had 4"):
            library.set_text(action, "changed")

        assert (tmp_path / "note.md").read_bytes().decode() == edited
