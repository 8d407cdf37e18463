"""Titles, items and dates put into the few words that a list has room for."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Ours and not `strftime`'s, which follows the locale of whoever started the program."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_INLINE = re.compile(
    r"""
    (?P<ticks>`{1,3})(?P<code>.{1,300}?)(?P=ticks)
    | !?\[\[ (?P<target>[^\[\]|]*) (?:\|(?P<alias>[^\[\]]*))? \]\]
    | !?\[ (?P<label>[^\[\]]*) \] (?: \( [^()]* (?:\([^()]*\)[^()]*)? \) | \[[^\[\]]*\] )
    | (?P<marks>\*{1,3}|~~|==) (?=\S) (?P<marked>.{1,300}?) (?<=\S) (?P=marks)
    | (?<!\w) (?P<lines>_{1,3}) (?=\S) (?P<lined>.{1,300}?) (?<=\S) (?P=lines) (?!\w)
    | \\ (?P<escaped>[!-/:-@\[-`{-~])
    """,
    re.VERBOSE,
)
"""Inline Markdown; spans are bounded so that no text, however odd, takes more than linear time."""

_WORDS = ("code", "escaped", "alias", "target", "label", "marked", "lined")
"""What of a piece is seen: the first of these that it has."""

_SEPARATOR = re.compile(r"\s*[:|·]\s+|\s+[–—-]\s+")
_DATED_WORD = re.compile(
    r"""
    week-?notes? | w/?[ce] | wk | weeks? | weekly
    | jan(uary)? | feb(ruary)? | mar(ch)? | apr(il)? | may | june? | july? | aug(ust)?
    | sept?(ember)? | oct(ober)? | nov(ember)? | dec(ember)?
    | \d{4}-?w\d{1,2} | w\d{1,2} | s\d+e\d+ | \#\d+ | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} | \d{8}
    """,
    re.VERBOSE,
)
_FILLING_WORD = re.compile(
    r"""
    \d{1,4}(st|nd|rd|th)? | \d{1,2}[–-]\d{1,2}(st|nd|rd|th)? | [–—-]
    | commencing | beginning | starting | ending | of | for | to | the | and | notes? | no
    | (mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?
    """,
    re.VERBOSE,
)


def plain(markdown: str) -> str:
    """Return one line of Markdown without its markers: the words that a reader would see."""
    if _INLINE.search(markdown) is None:
        return markdown
    return "".join(markdown[start:end] for start, end in seen(markdown))


def seen(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of one line that is left of it by `plain`."""
    end = 0
    for found in _INLINE.finditer(markdown):
        yield end, found.start()
        yield from _seen_of(found)
        end = found.end()
    yield end, len(markdown)


def headline(title: str) -> str:
    """Return a note's title without the date that leads it, for a list that shows the week.

    `w/c 10 June: Bins` and `Week 24, 2019 – Bins` both give `Bins`; a title that is nothing but
    its date stays whole.
    """
    words = plain(title).strip()
    end = 0
    for separator in islice(_SEPARATOR.finditer(words), 8):
        lead = words[: separator.start()]
        if not _made_of_date_words(lead):
            break
        if _is_dated(lead):
            end = separator.end()
    rest = words[end:]
    return words if _is_dated(rest) or not rest else rest


def short_date(day: date, *, today: date) -> str:
    """Return `12 Jun`, with the year where it is not this one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def due_words(day: date, *, today: date, brief: bool = False) -> str:
    """Return how `day` lies to `today`: `3 days late`, `today`, `tomorrow`, `Thu`, `12 Jun`.

    Lateness of a fortnight and more is told in weeks, of a year and more in years. Where `brief`,
    it is `3d late`, and no words take more than 9 cells.
    """
    days = (day - today).days
    if days < 0:
        count, unit = _lateness(-days)
        return f"{count}{unit[0]} late" if brief else f"{count} {unit}{'s' * (count != 1)} late"
    if days < 2:
        return ("today", "tomorrow")[days]
    if days < 7:
        return WEEKDAYS[day.weekday()]
    if brief and day.year != today.year:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return short_date(day, today=today)


def age_words(weeks: int | None) -> str:
    """Return an age in weeks as `3w`, from two years on as `2y`.

    Nothing is said of what is of this week or has no age.
    """
    if not weeks:
        return ""
    return f"{weeks}w" if weeks < 2 * 52 else f"{weeks // 52}y"


def _lateness(days: int) -> tuple[int, str]:
    if days < 14:
        return days, "day"
    return (days // 7, "week") if days < 365 else (days // 365, "year")


def _seen_of(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield what is seen of one piece of inline Markdown."""
    name = next(name for name in _WORDS if found[name] is not None)
    text, start = found[name], found.start(name)
    if name == "code":
        start += len(text) - len(text.lstrip())
        yield start, start + len(text.strip())
    elif name == "escaped":
        yield start, start + 1
    else:
        for begin, end in seen(text):
            yield start + begin, start + end


def _words(text: str) -> list[str]:
    return [bare for word in text.lower().split() if (bare := word.strip("(),.:"))]


def _made_of_date_words(text: str) -> bool:
    return all(_DATED_WORD.fullmatch(w) or _FILLING_WORD.fullmatch(w) for w in _words(text))


def _is_dated(text: str) -> bool:
    """Whether the words name a week or a day, and say nothing else."""
    words = _words(text)
    names_a_series = any(word.startswith(("weeknote", "week-note")) for word in words)
    return (
        any(_DATED_WORD.fullmatch(word) for word in words)
        and (names_a_series or any(letter.isdigit() for letter in text))
        and _made_of_date_words(text)
    )
