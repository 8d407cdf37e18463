"""The tracker's rows: made as they are looked at, and found again among others."""

from collections.abc import Sequence

import pytest

from tests.made import TODAY, made_action, made_note
from tui.notes.action import Action
from tui.notes.actions.agenda import Entry, Group, View, agenda, gather
from tui.panes.lists.rows import Rows
from tui.panes.tracking.tracker_rows import EntryRow, GroupRow, TrackerRow, TrackerRows, UnfoldedRow

ENTRIES = gather(
    [made_note(actions=tuple(made_action(text, line=n) for n, text in enumerate("abcdef")))],
    today=TODAY,
)


def group(title: str, entries: Sequence[Entry]) -> Group:
    return Group(title, tuple(entries), len(entries), 0)


def told(rows: Sequence[TrackerRow]) -> list[str]:
    """Return headings with a colon, marked texts with a star, unfolded lines indented."""
    words = []
    for row in rows:
        match row:
            case GroupRow(title):
                words.append(f"{title}:")
            case EntryRow(entry, marked):
                words.append(entry.action.text + "*" * marked)
            case UnfoldedRow(_, _, text):
                words.append(f"  {text}")
    return words


def test_rows_are_the_same_one_by_one_together_and_in_slices() -> None:
    b, d = ENTRIES[1].key, ENTRIES[3].key
    unfolded = {b: ["more of b"], d: ["one", "two"]}
    groups = [group("A", ENTRIES[:3]), group("B", ENTRIES[3:])]
    rows = TrackerRows(groups, marked={ENTRIES[2].key}, unfolded=unfolded)
    words = ["A:", "a", "b", "  more of b", "c*", "B:", "d", "  one", "  two", "e", "f"]
    assert told(list(rows)) == words
    assert told([rows[index] for index in range(len(rows))]) == words
    assert told(rows[2:-1]) == words[2:-1]
    assert told([rows[-1]]) == ["f"]
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_rows_stay_as_they_are_when_marks_change() -> None:
    marks = {ENTRIES[0].key}
    rows = TrackerRows([group("A", ENTRIES)], marked=marks)
    marks.clear()
    assert told(rows)[1] == "a*"


def test_an_entry_is_found_by_its_key_below_its_heading() -> None:
    rows = TrackerRows([group("A", ENTRIES[:3]), group("B", ENTRIES[3:])])
    assert [rows.find(entry.key) for entry in ENTRIES] == [1, 2, 3, 5, 6, 7]
    assert rows.find("nothing") == -1


def other(entry: Entry) -> Entry:
    """Return an entry for the same action, as it is after the notes were gathered anew."""
    [again] = gather([made_note(actions=(entry.action,))], today=TODAY)
    return again


@pytest.mark.parametrize(
    ("at", "left", "place"),
    [
        ("c", "abcdef", "c"),
        ("c", "fedcba", "c"),
        ("c", "abdef", "d"),
        ("c", "bf", "f"),
        ("c", "ab", "b"),
        ("f", "abcde", "e"),
        ("a", "f", "f"),
    ],
)
def test_the_place_of_a_row_among_others_is_that_of_its_next_neighbour(
    at: str, left: str, place: str
) -> None:
    of = {entry.action.text: entry for entry in ENTRIES}
    old = TrackerRows([group("A", ENTRIES[:2]), group("B", ENTRIES[2:])])
    new = TrackerRows([group("C", [of[text] for text in left])])
    assert told([new[new.place_of(old, old.find(of[at].key))]]) == [place]
    general: Rows[TrackerRow] = Rows(list(new))
    assert general.place_of(Rows(list(old)), old.find(of[at].key)) == new.find(of[place].key)


def test_gathered_anew_an_action_is_found_and_of_what_is_gone_the_top_is_shown() -> None:
    old = TrackerRows([group("A", ENTRIES)])
    new = TrackerRows([group("A", [other(entry) for entry in ENTRIES[1:]])])
    assert told([new[new.place_of(old, 3)]]) == ["c"]
    assert new.place_of(old, 1) == 0
    assert TrackerRows().place_of(old, 3) == 0
    assert new.place_of(TrackerRows(), -1) == 0


@pytest.mark.parametrize(
    ("path", "texts", "place"),
    [
        ("ada/renamed.md", "abcdef", "c"),
        ("ada/renamed.md", "abdef", "z"),  # without the action, it is no help
        ("ada/note.md", "abdef", "z"),  # the note is there, the action is gone
    ],
)
def test_an_action_is_found_in_its_note_under_another_name(
    path: str, texts: str, place: str
) -> None:
    actions = tuple(made_action(text, line=n, path=path) for n, text in enumerate(texts))
    entries = gather([made_note(path, actions=actions)], today=TODAY)
    above = gather([made_note(actions=(made_action("z", path="ada/above.md"),))], today=TODAY)
    old = TrackerRows([Group("A", (*above, *ENTRIES), 7, 0)])
    new = TrackerRows([Group("A", (*above, *entries), 7, 0)])
    at = new.place_of(old, old.find(ENTRIES[2].key))
    assert told([new[at]]) == [place]


def test_in_rows_of_one_origin_an_action_is_told_by_what_it_is() -> None:
    old = TrackerRows([group("A", ENTRIES)], origin=ENTRIES)
    for left, place in (("edcba", "c"), ("abef", "e"), ("ab", "b"), ("a", "a")):
        entries = [entry for text in left for entry in ENTRIES if entry.action.text == text]
        new = TrackerRows([group("B", entries)], origin=ENTRIES)
        assert told([new[new.place_of(old, 3)]]) == [place]
        back = TrackerRows([group("A", ENTRIES)], origin=ENTRIES)
        at = back.place_of(new, new.find(entries[0].key))
        assert told([back[at]]) == [left[0]]


def test_actions_with_the_same_words_are_told_apart() -> None:
    twins: tuple[Action, ...] = (made_action("a"), made_action("a", line=2, nth=1, of=2))
    entries = gather([made_note(actions=twins)], today=TODAY)
    rows = TrackerRows(agenda(entries, View(), today=TODAY))
    assert [rows.find(entry.key) for entry in entries] == [1, 2]
