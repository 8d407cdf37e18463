"""One view of the actions after the other: found in less, and the same as if looked for in all."""

from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from tests.made import TODAY, made_action, made_note
from tui.notes.action import Action
from tui.notes.actions.agenda import Agenda, Grouping, Scope, View, agenda, gather, regather
from tui.notes.note import Note

TEXTS = ("", "a", "al", "all", "ll", "call ben", "b call", "call  ben", "nothing", "BINS")
OWNERS = ("", "Ada", "ada", "Ben")


def some_note(chance: Random, path: str) -> Note:
    actions: list[Action] = [
        made_action(
            chance.choice(("Call Ben", "Tell all", "Write a note")),
            chance.choice("  x/-"),
            path=path,
            line=line,
            owner=chance.choice(("Ada", "Ben", "")),
            section=chance.choice(("Next", "")),
            due=chance.choice((None, TODAY, *(TODAY + timedelta(days=n) for n in (-9, 1, 9, 90)))),
            done=chance.choice((None, TODAY)),
        )
        for line in range(1, 6)
    ]
    return made_note(path, week=chance.choice((None, TODAY)), title="Bins", actions=tuple(actions))


def some_views(chance: Random) -> list[View]:
    """Return views, mostly of the same groups, as while words are typed."""
    views, by, scope = [], Grouping.DUE, Scope.OPEN
    for _ in range(60):
        if chance.random() < 0.1:
            by, scope = chance.choice(list(Grouping)), chance.choice(list(Scope))
        owner, text = chance.choice(OWNERS), chance.choice(TEXTS)
        views.append(View(by=by, scope=scope, owner=owner, text=text))
    return views


@pytest.mark.parametrize("seed", range(10))
def test_a_view_after_any_other_is_what_it_would_be_by_itself(seed: int) -> None:
    chance = Random(seed)
    entries = gather([some_note(chance, f"{n}.md") for n in range(8)], today=TODAY)
    looked_at = Agenda(entries, today=TODAY)
    for view in some_views(chance):
        assert looked_at.groups(view) == agenda(entries, view, today=TODAY)


@pytest.mark.parametrize("seed", range(10))
def test_after_a_note_has_changed_the_groups_are_those_of_all_gathered_anew(seed: int) -> None:
    chance = Random(seed)
    notes = [some_note(chance, f"{n}.md") for n in range(8)]
    entries = gather(notes, today=TODAY)
    looked_at, views = Agenda(entries, today=TODAY), some_views(chance)
    for before, view in pairwise(views):
        looked_at.groups(before)
        place = chance.randrange(len(notes))
        fresh = some_note(chance, notes[place].path)
        entries, exchange = regather(entries, [notes[place]], [fresh], today=TODAY)
        notes[place] = fresh
        looked_at = looked_at.after(entries, exchange)
        assert looked_at.groups(view) == agenda(entries, view, today=TODAY)


@pytest.mark.parametrize(
    ("wider", "view", "within"),
    [
        ({}, {"text": "bins"}, True),
        ({"text": "bi"}, {"text": "bins"}, True),
        ({"text": "in"}, {"text": "new bins"}, True),
        ({"text": "ins w"}, {"text": "new bins"}, True),
        ({"text": "bins"}, {"text": "bi"}, False),
        ({"text": "bins new"}, {"text": "bins"}, False),
        ({}, {"owner": "Ada"}, True),
        ({"owner": "ada"}, {"owner": "Ada"}, True),
        ({"owner": "Ada"}, {"owner": "Ben"}, False),
        ({"owner": "Ada"}, {}, False),
        ({"by": Grouping.WEEK}, {}, False),
        ({"scope": Scope.ALL}, {}, False),
    ],
)
def test_what_takes_in_no_more_is_within(
    wider: dict[str, Any], view: dict[str, Any], within: bool
) -> None:
    assert View(**view).is_within(View(**wider)) is within


def test_a_kept_action_stays_when_it_has_the_words_no_more() -> None:
    before, other = made_action("Call", owner="Ada"), made_action("Call Ben", line=2)
    now = made_action("Ask", owner="Cem")
    [was, _] = gather([made_note(actions=(before, other))], today=TODAY)
    entries = gather([made_note(actions=(now, other))], today=TODAY)
    [entry] = [entry for entry in entries if entry.action == now]
    kept = Agenda(entries, today=TODAY).keeping({entry.key: was})
    for view in (View(text="call"), View(by=Grouping.OWNER, owner="ada")):
        [group] = kept.groups(view)
        assert group.entries[0] is entry


def test_of_two_that_were_on_one_line_the_kept_one_is_shown_as_it_is() -> None:
    before, now = made_action("a", line=1), made_action("a", "x", line=2)
    new = made_action("b", line=1)
    [was] = gather([made_note(actions=(before,))], today=TODAY)
    entries = gather([made_note(actions=(new, now))], today=TODAY)
    kept = Agenda(entries, today=TODAY).keeping({was.key: was})
    [group] = kept.groups(View())
    assert sorted(entry.action.mark for entry in group.entries) == [" ", "x"]
    assert group.open == 1
