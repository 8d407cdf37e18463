"""Actions grouped, ordered and filtered; and what has just been ticked."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from tests.made import TODAY, made_action, made_note
from tui.notes.action import Action, Priority
from tui.notes.actions.agenda import (
    ActionKey,
    Agenda,
    Entry,
    Grouping,
    Scope,
    View,
    agenda,
    gather,
    key_of,
)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def told(
    *actions: Action,
    keep: Mapping[ActionKey, Entry] = MappingProxyType({}),
    week: date | None = TODAY,
    starts: int = 0,
    **view: Any,
) -> list[tuple[str, list[str]]]:
    """Return each group's title with its actions' texts."""
    notes = [made_note(week=week, title="Bins", actions=actions)]
    entries = gather(notes, today=TODAY, starts=starts)
    groups = agenda(entries, View(**view), today=TODAY, starts=starts, keep=keep)
    return [(group.title, [entry.action.text for entry in group.entries]) for group in groups]


def kept(before: Action, now: Action | None = None) -> dict[ActionKey, Entry]:
    """Return an action as it was, for what it is known by now."""
    [entry] = gather([made_note(week=TODAY, title="Bins", actions=(before,))], today=TODAY)
    return {key_of(now or before): entry}


def only_group(*actions: Action, **view: Any) -> str:
    [(title, _)] = told(*actions, **view)
    return title


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"due": day(-1)}, "Overdue"),
        ({"due": day(0)}, "Today"),
        ({"due": day(1)}, "This week"),
        ({"due": day(3)}, "This week"),  # Sunday
        ({"due": day(4)}, "Next week"),
        ({"due": day(10)}, "Next week"),
        ({"due": day(11)}, "Later"),
        ({}, "No date"),
        ({"check": day(0)}, "Today"),
        ({"check": day(-1)}, "Overdue"),
        ({"check": day(1)}, "This week"),
        ({"check": day(-9), "due": day(4)}, "Today"),
        ({"check": day(0), "due": day(40)}, "Today"),
        ({"check": day(2), "due": day(40)}, "Later"),
        ({"check": day(9), "due": day(-1)}, "Overdue"),
        ({"start": day(1)}, "This week"),
        ({"start": day(-1)}, "No date"),
    ],
)
def test_grouped_by_what_is_due_when(fields: dict[str, Any], title: str) -> None:
    assert only_group(made_action(**fields)) == title


def test_groups_stand_in_the_order_of_urgency() -> None:
    offsets = [None, 30, 5, 1, 0, -1]
    actions = [made_action(str(n), due=None if n is None else day(n)) for n in offsets]
    assert [title for title, _ in told(*actions)] == [
        "Overdue",
        "Today",
        "This week",
        "Next week",
        "Later",
        "No date",
    ]


def test_on_the_week_s_last_day_tomorrow_is_next_week() -> None:
    # weeks that start on Friday end on this Thursday
    assert told(made_action(due=day(1)), starts=4)[0][0] == "Next week"


def test_within_a_group_due_then_priority_then_age() -> None:
    actions = [
        made_action("young", due=day(-2)),
        made_action("old", due=day(-2), created=day(-90)),
        made_action("high", due=day(-2), priority=Priority.HIGH),
        made_action("low", due=day(-2), priority=Priority.LOW),
        made_action("first", due=day(-3), priority=Priority.LOWEST),
    ]
    assert told(*actions) == [("Overdue", ["first", "high", "old", "young", "low"])]


def test_without_a_date_the_oldest_is_first() -> None:
    actions = [
        made_action("young", priority=Priority.HIGHEST),
        made_action("old", created=day(-90)),
        made_action("older", created=day(-200)),
    ]
    assert told(*actions) == [("No date", ["older", "old", "young"])]


@pytest.mark.parametrize(
    ("created", "week", "age"),
    [
        (None, day(0), 0),
        (None, day(-21), 3),
        (day(-3), day(-70), 0),
        (day(-4), day(-70), 1),
        (day(9), None, 0),
        (None, None, None),
    ],
)
def test_age_in_weeks_from_creation_else_the_note(
    created: date | None, week: date | None, age: int | None
) -> None:
    notes = [made_note(week=week, actions=(made_action(created=created),))]
    [entry] = gather(notes, today=TODAY)
    assert entry.age == age


@pytest.mark.parametrize(
    ("weeks", "title"),
    [
        (0, "This week"),
        (1, "1 week old"),
        (2, "2 to 4 weeks old"),
        (4, "2 to 4 weeks old"),
        (5, "5 to 12 weeks old"),
        (12, "5 to 12 weeks old"),
        (13, "Over 12 weeks old"),
    ],
)
def test_grouped_by_age(weeks: int, title: str) -> None:
    assert only_group(made_action(created=day(-7 * weeks)), by=Grouping.AGE) == title


def test_by_age_the_oldest_group_is_first_and_no_age_last() -> None:
    actions = [
        made_action("new", created=TODAY),
        made_action("old", created=day(-99)),
        made_action(),
    ]
    titles = [title for title, _ in told(*actions, week=None, by=Grouping.AGE)]
    assert titles == ["Over 12 weeks old", "This week", "No age"]


def test_grouped_by_owner_where_none_is_written_the_author() -> None:
    actions = [made_action("a", owner="Zoe"), made_action("b"), made_action("c", owner="ben")]
    assert told(*actions, by=Grouping.OWNER) == [("Ada", ["b"]), ("ben", ["c"]), ("Zoe", ["a"])]


def test_grouped_by_section() -> None:
    actions = [made_action("a", section="**Next**"), made_action("b")]
    assert told(*actions, by=Grouping.SECTION) == [("Next", ["a"]), ("No heading", ["b"])]


def test_grouped_by_week_newest_first() -> None:
    notes = [
        made_note("a.md", week=date(2019, 6, 3), actions=(made_action("old"),)),
        made_note("b.md", actions=(made_action("undated"),)),
        made_note("c.md", week=TODAY, actions=(made_action("new"),)),
    ]
    groups = agenda(gather(notes, today=TODAY), View(by=Grouping.WEEK), today=TODAY)
    assert [group.title for group in groups] == ["10 Jun 2019 · W24", "3 Jun 2019 · W23", "No week"]


STATES = [
    made_action("open"),
    made_action("progress", "/"),
    made_action("odd mark", "?"),
    made_action("done now", "x", done=day(-3)),
    made_action("done before", "x", done=day(-4)),
    made_action("done some time", "x"),
    made_action("cancelled now", "-", cancelled=TODAY),
    made_action("carried", ">"),
]


@pytest.mark.parametrize(
    ("scope", "closed"),
    [
        (Scope.OPEN, []),
        (Scope.RECENT, ["done now", "cancelled now"]),
        (Scope.ALL, ["done now", "done before", "done some time", "cancelled now", "carried"]),
    ],
)
def test_scope_takes_in_what_is_closed(scope: Scope, closed: list[str]) -> None:
    groups = dict(told(*STATES, scope=scope))
    assert groups.pop("Closed", []) == closed
    assert groups == {"No date": ["open", "progress", "odd mark"]}


def test_closed_ones_follow_the_open_ones_of_their_group() -> None:
    actions = [made_action("done", "x", due=day(-9)), made_action("open")]
    assert told(*actions, by=Grouping.OWNER, scope=Scope.ALL) == [("Ada", ["open", "done"])]


def test_a_kept_action_stays_where_it_was_when_ticked() -> None:
    before = [made_action("a", due=day(-2)), made_action("b", due=day(-1))]
    ticked = made_action("a", "x", due=day(-2), done=TODAY)
    assert told(ticked, before[1], keep=kept(before[0])) == told(*before)
    assert told(ticked, before[1]) == [("Overdue", ["b"])]


def test_a_kept_action_stays_where_it_was_when_postponed_or_reworded() -> None:
    before = [made_action("a", due=day(-2)), made_action("b", due=day(-1))]
    later = made_action("a", due=day(40))
    reworded = made_action("c", due=day(40))
    assert told(later, before[1], keep=kept(before[0])) == told(*before)
    keep = kept(before[0], reworded)
    assert told(reworded, before[1], keep=keep) == [("Overdue", ["c", "b"])]


@pytest.mark.parametrize(
    ("view", "texts"),
    [
        ({"owner": "ADA"}, ["mine"]),
        ({"owner": "Ben"}, ["his call"]),
        ({"text": "CALL"}, ["his call"]),
        ({"text": "ben call"}, ["his call"]),
        ({"text": "bins"}, ["mine", "his call"]),
        ({"text": "bins nobody"}, []),
    ],
)
def test_filtered_by_owner_and_words(view: dict[str, Any], texts: list[str]) -> None:
    groups = told(made_action("mine"), made_action("his call", owner="Ben"), **view)
    assert [text for _, found in groups for text in found] == texts


def test_checklists_are_left_out() -> None:
    assert told(made_action(counted=False)) == []


@pytest.mark.parametrize(
    ("mark", "fields", "late"),
    [
        (" ", {"due": day(-1)}, True),
        ("x", {"due": day(-1)}, False),
        (" ", {"due": day(0)}, False),
        (" ", {"check": day(-1)}, True),
        (" ", {"start": day(-1)}, False),
    ],
)
def test_late_is_open_and_past_its_day(mark: str, fields: dict[str, Any], late: bool) -> None:
    notes = [made_note(actions=(made_action("a", mark, **fields),))]
    [entry] = gather(notes, today=TODAY)
    assert entry.is_late is late


@pytest.mark.parametrize(
    ("text", "mentions", "owner", "words"),
    [
        ("Call", (), "", "Call"),
        ("Call", ("visitor",), "", "Call @visitor"),
        ("Call", ("ben",), "Ben Kühn", "Call"),
        ("Call", ("ben_kühn",), "Ben Kühn", "Call"),
        ("Call", ("bk",), "Ben Kühn", "Call"),  # by an alias
        ("Call", ("visitor", "ben"), "Ben Kühn", "Call @visitor"),
        ("Ask @visitor to call", ("visitor",), "", "Ask @visitor to call"),
        ("Ask @ben to call", ("ben", "visitor"), "", "Ask @ben to call @visitor"),
    ],
)
def test_whoever_is_named_at_the_end_and_does_not_own_it_is_shown(
    text: str, mentions: tuple[str, ...], owner: str, words: str
) -> None:
    action = made_action(text, mentions=mentions, owner=owner)
    [entry] = gather([made_note(actions=(action,))], today=TODAY)
    assert entry.words == words


def test_whoever_is_named_at_the_end_is_found() -> None:
    action = made_action(mentions=("visitor",))
    assert told(action, text="@visit") == [("No date", ["Call"])]


def test_a_view_is_the_same_whatever_was_looked_at_before() -> None:
    entries = gather([made_note(week=TODAY, actions=tuple(STATES))], today=TODAY)
    looked_at = Agenda(entries, today=TODAY)
    views = [View(by=by, scope=scope, text=text)
             for by in Grouping for scope in Scope for text in ("", "o")]  # fmt: skip
    for view in (*views, *reversed(views)):
        assert looked_at.groups(view) == agenda(entries, view, today=TODAY)


def test_a_group_counts_what_is_open_and_what_is_late_as_it_is_now() -> None:
    before = made_action("a", due=day(-2))
    others = (made_action("b", due=day(-1)), made_action("c"), made_action("d", "x", due=day(-1)))
    view = View(by=Grouping.OWNER, scope=Scope.ALL)

    def counts(*actions: Action, keep: Mapping[ActionKey, Entry]) -> tuple[int, int, int]:
        entries = gather([made_note(actions=actions)], today=TODAY)
        [group] = agenda(entries, view, today=TODAY, keep=keep)
        return len(group.entries), group.open, group.late

    assert counts(before, *others, keep={}) == (4, 3, 2)
    ticked = made_action("a", "x", due=day(-2), done=TODAY)
    assert counts(ticked, *others, keep=kept(before)) == (4, 2, 1)
