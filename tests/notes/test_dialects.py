"""The fields of an action in its three spellings: read anywhere, written in one place."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from tui.notes.action import Dialect, Priority, State
from tui.notes.actions.edits import Item, set_state
from tui.notes.parsing import dialects
from tui.notes.parsing.dialects import find_fields, prevailing, read_fields
from tui.notes.parsing.field_writing import write_field

TODAY = date(2019, 6, 13)
DUE = date(2019, 6, 12)
LATER = date(2019, 6, 20)
D1, D2, D3 = date(2019, 6, 1), date(2019, 6, 2), date(2019, 6, 3)

SPELLED = {
    "emoji": {"done": "✅ 2019-06-13", "cancelled": "❌ 2019-06-13", "due": "📅 2019-06-20"},
    "inline": {
        "done": "[completion:: 2019-06-13]",
        "cancelled": "[cancelled:: 2019-06-13]",
        "due": "[due:: 2019-06-20]",
    },
    "plain": {
        "done": "done:2019-06-13",
        "cancelled": "cancelled:2019-06-13",
        "due": "due:2019-06-20",
    },
}


class Case(NamedTuple):
    """One line after its box. In the table, `‸` is where a new field goes, else the end.

    What is due is due on 12 June; no other date in the line is that.
    """

    written: str
    text: str
    fields: Mapping[str, Any] = MappingProxyType({})
    without_due: str = ""
    """The line with its due date taken out."""
    dialect: str = "emoji"
    mentions: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        return self.written.replace("‸", "")

    def with_new(self, name: str) -> str:
        marked = self.written if "‸" in self.written else f"{self.written}‸"
        return marked.replace("‸", f" {SPELLED[self.dialect][name]}")


HIGH, LOW, MEDIUM = Priority.HIGH, Priority.LOW, Priority.MEDIUM
due = {"due": DUE}

CASES = [
    # nothing but text
    Case("Order the badges", "Order the badges"),
    Case("Order  the\tbadges", "Order the\tbadges"),
    Case("Order the badges‸  ", "Order the badges"),
    Case("Order the badges‸\t", "Order the badges"),
    Case("Order the badges\u00a0", "Order the badges"),
    Case("**Order** the `badges`", "**Order** the `badges`"),
    Case("Ask: why?", "Ask: why?"),
    Case("Pay 📅 the bill", "Pay 📅 the bill"),
    # emoji
    Case("Call 📅 2019-06-12", "Call", due, "Call"),
    Case("Call 📅2019-06-12", "Call", due, "Call"),
    Case("Call 📅\ufe0f 2019-06-12", "Call", due, "Call"),
    Case("Call 📅\u00a02019-06-12", "Call", due, "Call"),
    Case("Call\u00a0📅\u00a02019-06-12", "Call", due, "Call\u00a0"),
    Case("Call 🗓️ 2019-06-12", "Call", due, "Call"),
    Case("Call 📆 2019-06-12", "Call", due, "Call"),
    Case("📅 2019-06-12 Call", "Call", due, "Call"),
    Case("Call 📅 2019-06-12 the council", "Call the council", due, "Call the council"),
    Case("Call📅 2019-06-12, then wait", "Call, then wait", due, "Call, then wait"),
    Case("Call 📅 2019-06-12‸  ", "Call", due, "Call  "),
    Case("Call 📅 2019-06-12‸ ^a1-b2", "Call", due, "Call ^a1-b2"),
    Case("Call‸   ^a1", "Call"),
    Case("Raise 2 ^2 and x^2", "Raise 2 ^2 and x^2"),
    Case("Call ⏳ 2019-06-01 🛫 2019-06-02 ➕ 2019-06-03", "Call",
         {"check": D1, "start": D2, "created": D3}),
    Case("Call ⌛ 2019-06-01", "Call", {"check": D1}),
    Case("Call ⏫ 📅 2019-06-12", "Call", due | {"priority": HIGH}, "Call ⏫"),
    Case("🔺 Call", "Call", {"priority": Priority.HIGHEST}),
    Case("Call 🔽", "Call", {"priority": LOW}),
    Case("Call ⏬️ now", "Call now", {"priority": Priority.LOWEST}),
    Case("Call 🔼", "Call", {"priority": MEDIUM}),
    Case("Call 🔁 every week 📅 2019-06-12", "Call 🔁 every week", due, "Call 🔁 every week"),
    Case("Call 📅 2019-06-12 🔁 every week when done", "Call 🔁 every week when done", due,
         "Call 🔁 every week when done"),
    Case("Call 🆔 abc ⛔ def,ghi 📅 2019-06-12", "Call 🆔 abc ⛔ def,ghi", due,
         "Call 🆔 abc ⛔ def,ghi"),
    Case("Call 🏁 delete", "Call 🏁 delete"),
    Case("Call 📅 2019-06-12 📅 2019-06-12", "Call", due, "Call"),
    # inline
    Case("Call [due:: 2019-06-12]", "Call", due, "Call", "inline"),
    Case("Call [due::2019-06-12]", "Call", due, "Call", "inline"),
    Case("Call [due::  2019-06-12 ]", "Call", due, "Call", "inline"),
    Case("Call (due:: 2019-06-12)", "Call", due, "Call", "inline"),
    Case("Call [Due:: 2019-06-12]", "Call", due, "Call", "inline"),
    Case("[due:: 2019-06-12] Call", "Call", due, "Call", "inline"),
    Case("Call [due:: 2019-06-12] the council", "Call the council", due, "Call the council",
         "inline"),
    Case("Call [scheduled:: 2019-06-01] [start:: 2019-06-02] [created:: 2019-06-03]", "Call",
         {"check": D1, "start": D2, "created": D3}, dialect="inline"),
    Case("Call [owner:: Ada L.]", "Call", {"owner": "Ada L."}, dialect="inline"),
    Case("Call [priority:: high]", "Call", {"priority": HIGH}, dialect="inline"),
    Case("Call [priority:: urgent]", "Call [priority:: urgent]"),
    Case("Call [repeat:: every week] [due:: 2019-06-12]", "Call [repeat:: every week]", due,
         "Call [repeat:: every week]", "inline"),
    Case("Call [dependsOn:: abc] [id:: x]", "Call [dependsOn:: abc] [id:: x]"),
    Case("Call [mood:: due:2019-06-12 @ada]", "Call [mood:: due:2019-06-12 @ada]"),
    Case("Call [owner:: ada 📅 2019-06-12]", "Call", {"owner": "ada 📅 2019-06-12"},
         dialect="inline"),
    Case("Call [due:: tomorrow]", "Call [due:: tomorrow]"),
    Case("Call [due:: 2019-06-12", "Call [due:: 2019-06-12"),
    # plain
    Case("Call due:2019-06-12", "Call", due, "Call", "plain"),
    Case("due:2019-06-12 Call", "Call", due, "Call", "plain"),
    Case("Call due:2019-06-12 the council", "Call the council", due, "Call the council", "plain"),
    Case("Call check:2019-06-01 start:2019-06-02 created:2019-06-03", "Call",
         {"check": D1, "start": D2, "created": D3}, dialect="plain"),
    Case("Call scheduled:2019-06-01", "Call", {"check": D1}, dialect="plain"),
    Case("(A) Call", "Call", {"priority": Priority.HIGHEST}, dialect="plain"),
    Case("(F) Call", "Call", {"priority": Priority.LOWEST}, dialect="plain"),
    Case("(C) Call 📅 2019-06-12", "Call", due | {"priority": MEDIUM}, "(C) Call"),
    Case("(G) Call (A)", "(G) Call (A)"),
    Case("(A)Call", "(A)Call"),
    Case("Call overdue:2019-06-12", "Call overdue:2019-06-12"),
    Case("Call due:2019-06-123", "Call due:2019-06-123"),
    Case("Call due: 2019-06-12", "Call due: 2019-06-12"),
    # dates that no calendar has
    Case("Call 📅 2019-02-30", "Call 📅 2019-02-30"),
    Case("Call [due:: 2019-13-01]", "Call [due:: 2019-13-01]"),
    Case("Call due:2019-06-31", "Call due:2019-06-31"),
    # people
    Case("Ask @ada about tea", "Ask @ada about tea", mentions=("ada",)),
    Case("Ask about tea @ada", "Ask about tea", mentions=("ada",)),
    Case("Ask @ada and @grace-h. about tea @bob", "Ask @ada and @grace-h. about tea",
         mentions=("ada", "grace-h", "bob")),
    Case("Call @ada 📅 2019-06-12", "Call", due, "Call @ada", mentions=("ada",)),
    Case("Call 📅 2019-06-12 @ada‸ ^x", "Call", due, "Call @ada ^x", mentions=("ada",)),
    Case("Reply to @ada", "Reply to @ada", mentions=("ada",)),
    Case("Reply To @ada @grace 📅 2019-06-12", "Reply To @ada", due, "Reply To @ada @grace",
         mentions=("ada", "grace")),
    Case("Ask @ada and @bob 📅 2019-06-12", "Ask @ada and @bob", due, "Ask @ada and @bob",
         mentions=("ada", "bob")),
    Case("Log in @ada", "Log in @ada", mentions=("ada",)),
    Case("Tango @ada", "Tango", mentions=("ada",)),
    Case("(@ada) Call", "(@ada) Call", mentions=("ada",)),
    Case("Mail ada@example.org", "Mail ada@example.org"),
    Case("Mail first.last@example.org 📅 2019-06-12", "Mail first.last@example.org", due,
         "Mail first.last@example.org"),
    Case("Read https://social.example/@ada", "Read https://social.example/@ada"),
    # what only looks like a field
    Case("Read https://x.org/due:2019-06-12", "Read https://x.org/due:2019-06-12"),
    Case("Read https://x.org/?due:2019-06-12#@ada", "Read https://x.org/?due:2019-06-12#@ada"),
    Case("Read [it](notes?due:2019-06-12)", "Read [it](notes?due:2019-06-12)"),
    Case("Read [[due:2019-06-12]]", "Read [[due:2019-06-12]]"),
    Case("Read [[W24|last week]] 📅 2019-06-12", "Read [[W24|last week]]", due,
         "Read [[W24|last week]]"),
    Case("Read <https://x.org> 📅 2019-06-12", "Read <https://x.org>", due,
         "Read <https://x.org>"),
    Case("Write `due:2019-06-12`", "Write `due:2019-06-12`"),
    Case("Write `📅 2019-06-12` and ``a ` @ada``", "Write `📅 2019-06-12` and ``a ` @ada``"),
    Case("Write ` due:2019-06-12", "Write `", due, "Write `", "plain"),
    # spellings side by side: that of most dates is written
    Case("Call 📅 2019-06-12 start:2019-06-02 check:2019-06-01", "Call",
         due | {"start": D2, "check": D1}, "Call start:2019-06-02 check:2019-06-01", "plain"),
    Case("📅 2019-06-12", "", due, "📅 2019-06-12"),
]  # fmt: skip


def after(line: str, state: State, dialect: str = "emoji") -> str:
    item = Item((f"- [ ] {line}\n",), 3, Dialect(dialect))
    [changed] = set_state(state, TODAY)(item)
    return changed[6:-1]


every_case = pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])


@every_case
def test_fields_are_read_anywhere_and_left_out_of_the_text(case: Case) -> None:
    reading = read_fields([case.line])

    assert reading.text == case.text
    assert reading.mentions == case.mentions
    defaults = {"owner": "", "priority": Priority.NORMAL}
    found = {
        name: value
        for name in reading.fields.__struct_fields__
        if (value := getattr(reading.fields, name)) != defaults.get(name)
    }
    assert found == case.fields


@every_case
@pytest.mark.parametrize("state", [State.DONE, State.CANCELLED])
def test_a_date_is_stamped_and_unstamped(case: Case, state: State) -> None:
    stamped = after(case.line, state, case.dialect)

    assert stamped == case.with_new(state)
    assert getattr(read_fields([stamped]).fields, state) == TODAY
    assert after(stamped, State.OPEN, case.dialect) == case.line


@every_case
def test_a_due_date_is_set(case: Case) -> None:
    [line] = write_field([case.line], "due", LATER, Dialect(case.dialect))

    if "due" in case.fields:
        assert line == case.line.replace("2019-06-12", "2019-06-20")
    else:
        assert line == case.with_new("due")
    assert read_fields([line]).fields.due == LATER
    assert read_fields([line]).text == case.text


@every_case
def test_a_due_date_is_taken_out(case: Case) -> None:
    [line] = write_field([case.line], "due", None, Dialect(case.dialect))

    if case.text:
        assert line == (case.without_due or case.line)
        assert read_fields([line]).fields.due is None
        assert read_fields([line]).text == case.text


@pytest.mark.parametrize(
    ("line", "undone", "done"),
    [
        ("Call ✅ 2019-06-01", "Call", "Call ✅ 2019-06-13"),
        ("Call ✅ 2019-06-01 📅 2019-06-12", "Call 📅 2019-06-12",
         "Call ✅ 2019-06-13 📅 2019-06-12"),
        ("Call ✅\u00a02019-06-01  ", "Call  ", "Call ✅\u00a02019-06-13  "),
        ("Call [completion:: 2019-06-01]", "Call", "Call [completion:: 2019-06-13]"),
        ("Call (completion:: 2019-06-01) now", "Call now", "Call (completion:: 2019-06-13) now"),
        ("Call done:2019-06-01 ^x", "Call ^x", "Call done:2019-06-13 ^x"),
        ("Call ✅ 2019-06-01 done:2019-06-02", "Call", "Call ✅ 2019-06-13 done:2019-06-13"),
        ("Call ❌ 2019-06-01", "Call", "Call ✅ 2019-06-13"),
        ("Call `✅ 2019-06-01`", "Call `✅ 2019-06-01`", "Call `✅ 2019-06-01` ✅ 2019-06-13"),
        ("✅ 2019-06-01", "✅ 2019-06-01", "✅ 2019-06-13"),
    ],
)  # fmt: skip
def test_a_date_that_is_there_keeps_its_place(line: str, undone: str, done: str) -> None:
    assert after(line, State.OPEN) == undone
    assert after(line, State.DONE) == done


@pytest.mark.parametrize(
    ("lines", "due_set", "due_removed"),
    [
        (["Call", "the council"], ["Call 📅 2019-06-20", "the council"], ["Call", "the council"]),
        (["Call", "them 📅 2019-06-12"], ["Call", "them 📅 2019-06-20"], ["Call", "them"]),
        (["Call", "📅 2019-06-12 now"], ["Call", "📅 2019-06-20 now"], ["Call", "now"]),
        (["Call", "  > 📅 2019-06-12"], ["Call", "  > 📅 2019-06-20"], ["Call", "  >"]),
        (["Run `make", "all` now"], ["Run 📅 2019-06-20 `make", "all` now"],
         ["Run `make", "all` now"]),
        (["`make", "all`"], ["📅 2019-06-20 `make", "all`"], ["`make", "all`"]),
    ],
)  # fmt: skip
def test_an_item_of_several_lines(
    lines: list[str], due_set: list[str], due_removed: list[str]
) -> None:
    assert write_field(lines, "due", LATER, Dialect.EMOJI) == due_set
    assert write_field(lines, "due", None, Dialect.EMOJI) == due_removed
    assert read_fields(due_set).fields.due == LATER


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Call  ", "  the council"], "Call the council"),
        (["Call", "📅 2019-06-12", "the council"], "Call the council"),
        (["Call @ada", "@bob 📅 2019-06-12"], "Call"),
        (["(A) Call", "(B) write"], "Call (B) write"),
    ],
)
def test_the_text_is_put_on_one_line(lines: list[str], text: str) -> None:
    assert read_fields(lines).text == text


@pytest.mark.parametrize(
    ("name", "value", "dialect", "line"),
    [
        ("owner", "ada", Dialect.EMOJI, "Call @ada"),
        ("owner", "ada", Dialect.PLAIN, "Call @ada"),
        ("owner", "Ada L.", Dialect.INLINE, "Call [owner:: Ada L.]"),
        ("priority", Priority.HIGH, Dialect.EMOJI, "Call ⏫"),
        ("priority", Priority.HIGH, Dialect.INLINE, "Call [priority:: high]"),
        ("priority", Priority.HIGH, Dialect.PLAIN, "(B) Call"),
    ],
)
def test_what_is_no_date_is_written_too(
    name: str, value: str | Priority, dialect: Dialect, line: str
) -> None:
    assert write_field(["Call"], name, value, dialect) == [line]


def test_the_dialect_of_most_fields_prevails() -> None:
    items = ["a 📅 2019-06-12", "b due:2019-06-12", "c start:2019-06-12", "d @ada", "e"]

    assert prevailing(read_fields([item]) for item in items) is Dialect.PLAIN
    assert prevailing([read_fields(["e @ada"])]) is None
    assert read_fields(["(A) Call ⏫"]).dialects == Counter({Dialect.PLAIN: 1, Dialect.EMOJI: 1})


@every_case
def test_fields_stand_in_order_and_apart(case: Case) -> None:
    found = find_fields(case.line)

    edges = [edge for spelled in found for edge in (spelled.start, spelled.end)]
    assert edges == sorted(edges)
    assert all(s.start <= s.inner[0] <= s.inner[1] <= s.end for s in found)


def test_of_a_note_that_is_read_again_only_other_items_are_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken_apart: list[str] = []

    def find(text: str) -> list[dialects.Spelled]:
        taken_apart.append(text)
        return find_fields(text)

    monkeypatch.setattr(dialects, "find_fields", find)
    long = "of many words " * dialects.LONGEST
    for items in (["a", "b", long], ["a", "c", long]):
        for item in items:
            read_fields([f"read again: {item}"])
    assert [text[12:] for text in taken_apart] == ["a", "b", long, "c", long]
