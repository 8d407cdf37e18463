"""What is asked before an action is changed, and how the answers are read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from tui.notes.action import Action
from tui.notes.days.natural_dates import parse_day
from tui.notes.library import Library
from tui.notes.parsing.paragraphs import Promotable
from tui.notes.readers.unread import AuthorCount
from tui.notes.wording import WEEKDAYS, plain, short_date
from tui.screens.asking import Ask, Asking, Reading

DAYS = "fri, 12 june, in 2 weeks"
AROUND = timedelta(weeks=1)
"""Notes of weeks this near to a date are around it."""

NONE = ("none", "-")
"""What is typed to take a value out; nothing typed changes nothing."""

PAST_DAYS = "10 june, march 2019, 2019-W24, 3 weeks ago"


def day_reader(library: Library) -> Callable[[str], date | None]:
    """Return what reads a day as this folder writes days; None where it is none."""
    conventions = library.catalogue.conventions

    def read(text: str) -> date | None:
        return parse_day(
            text,
            today=library.today(),
            starts=conventions.week_starts,
            day_first=conventions.day_first,
        )

    return read


def unless_none(answer: str) -> str:
    """Return an answer, or nothing where it says that there is to be no value."""
    return "" if answer.casefold() in NONE else answer


def ask_day(field: str, actions: Sequence[Action], library: Library) -> Ask:
    """Ask for the day of a field; an empty answer is none, one of `NONE` takes it out."""
    read, today = day_reader(library), library.today()

    def in_words(day: date) -> str:
        return f"{WEEKDAYS[day.weekday()]} {short_date(day, today=today)}"

    present = (action.due if field == "due" else action.check for action in actions)
    days = sorted({day for day in present if day})
    now = f"Now {', '.join(map(in_words, days))}; none takes it out" if days else "None so far"

    def reads(text: str) -> Reading:
        if not text:
            return Reading(now)
        if not unless_none(text):
            return Reading(f"{text} → enter takes it out")
        day = read(text)
        if day is None:
            return Reading(f"{text} → not a day that I know; try {DAYS}", accepted=False)
        return Reading(f"{text} → {in_words(day)}")

    return Ask(f"{field.capitalize()}: {_named(actions)}", reads=reads, hint=DAYS)


def ask_owner(actions: Sequence[Action], people: Sequence[str]) -> Ask:
    """Ask whose actions they are to be; one of `NONE` makes them nobody's."""
    owners = sorted({action.owner for action in actions} - {""}, key=str.casefold)
    now = f"Now {', '.join(owners)}; none takes it out" if owners else "Nobody's so far"

    def reads(text: str) -> Reading:
        if not text:
            return Reading(now)
        if not unless_none(text):
            return Reading(f"{text} → enter takes the owner out: it is its author's then")
        return Reading(f"→ {text}" + ("" if text in people else ", who is new here"))

    return Ask(f"Owner: {_named(actions)}", reads=reads, choices=people)


def ask_person(people: Sequence[str], title: str = "Whose actions?") -> Ask:
    """Ask for one of the people, or for everybody by an empty answer."""

    def reads(text: str) -> Reading:
        if text and text not in people:
            return Reading(f"{text} → nobody here", accepted=False)
        return Reading(f"→ {text or 'everybody'}")

    return Ask(title, reads=reads, choices=people)


def ask_one_of(people: Sequence[str], title: str) -> Ask:
    """Ask for one of the people; the first, unless one is chosen."""

    def reads(text: str) -> Reading:
        if text not in people:
            return Reading(f"{text} → nobody here".strip(), accepted=False)
        return Reading(f"→ {text}")

    return Ask(title, reads=reads, choices=people)


def ask_section(names: Sequence[str]) -> Ask:
    """Ask for the name of a section; the first, unless one is chosen."""

    def reads(text: str) -> Reading:
        if text not in names:
            return Reading("no section of this name; choose one with ↓ and ↑", accepted=False)
        return Reading("enter shows it from every note")

    return Ask("Which section?", reads=reads, choices=names)


def past_day_reader(library: Library) -> Callable[[str], date | None]:
    """Return what reads a day as one looks back; of a month or a year it is the first.

    A date without a year is the latest around which there are notes.
    """
    from tui.notes.days.past_dates import Days, parse_days_with

    conventions = library.catalogue.conventions
    weeks = {note.week for note in library.notes.values() if note.week}

    def has_notes(days: Days) -> bool:
        return any(w.start - AROUND <= days.last and days.first <= w.end + AROUND for w in weeks)

    def read(text: str) -> date | None:
        days = parse_days_with(
            text,
            has_notes,
            today=library.today(),
            starts=conventions.week_starts,
            day_first=conventions.day_first,
        )
        return days.first if days else None

    return read


def ask_week(read: Callable[[str], date | None]) -> Ask:
    """Ask for a date, to go to the notes of its week."""

    def reads(text: str) -> Reading:
        if not text:
            return Reading(f"as in {PAST_DAYS}", accepted=False)
        if (day := read(text)) is None:
            return Reading(f"{text} → not a date that I know; try {PAST_DAYS}", accepted=False)
        return Reading(f"{text} → {WEEKDAYS[day.weekday()]} {day.day} {day:%B %Y}")

    return Ask("Which week?", reads=reads, hint=PAST_DAYS)


def ask_author(counts: Mapping[str, AuthorCount]) -> Ask:
    """Ask for one of the authors, by name."""

    def reads(text: str) -> Reading:
        if (count := counts.get(text)) is None:
            return Reading("nobody of this name has written here", accepted=False)
        unread = f", {count.unread} unread" if count.unread else ""
        return Reading(f"{count.notes} note{'s' * (count.notes != 1)}{unread}")

    return Ask("Whose notes?", reads=reads, choices=tuple(counts))


async def choose_promoted(ask: Asking, found: Sequence[Promotable]) -> Promotable | None:
    """Ask what is to be an action, by its words; the first, unless one is chosen."""
    again = Counter(one.words for one in found)
    choices = {
        f"{one.words} (line {one.line})" if again[one.words] > 1 else one.words: one
        for one in found
    }

    def reads(text: str) -> Reading:
        if (chosen := choices.get(text)) is None:
            return Reading("choose with ↓ and ↑, or by the words", accepted=False)
        below = " below its paragraph" if chosen.sentence else ""
        return Reading(f"enter makes it an action{below}")

    question = Ask("What is to be an action?", reads=reads, choices=tuple(choices))
    return choices.get(await ask(question) or "")


def ask_words(title: str, told: str, *, value: str = "") -> Ask:
    """Ask for a line of words; `told` says what `enter` does with them."""

    def reads(text: str) -> Reading:
        return Reading(told) if text else Reading("It needs some words.", accepted=False)

    return Ask(title, reads=reads, value=value)


def _named(actions: Sequence[Action]) -> str:
    return plain(actions[0].text) if len(actions) == 1 else f"{len(actions)} actions"
