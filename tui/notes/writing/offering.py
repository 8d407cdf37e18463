"""What somebody who begins a note may want to write of: their week, as lines to take or leave."""

import posixpath
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote

from tui.notes.action import Action
from tui.notes.composing.compose import Sources, newest_first
from tui.notes.composing.log_of_week import done_log
from tui.notes.composing.markdown import inline, title_words, words
from tui.notes.composing.mentions import Mentions
from tui.notes.composing.quoted_sentences import sentence_at
from tui.notes.note import Kind, Note, Status
from tui.notes.week import Week
from tui.notes.wording import headline, plain, short_date
from tui.notes.writing.offered_comments import OFFERS

MAX_LINES = 12
"""No more than so many lines are offered of each kind."""
MAX_WEEKS = 4
"""Somebody who has paused is told of no older mentions."""
MAX_READ = 60
"""How many notes of colleagues are searched for a name."""
MAX_QUOTED = 200
"""Characters of a sentence."""


class Line(NamedTuple):
    """One thing to write of, and the note that it comes from."""

    text: str
    """Words as Markdown that shows just them; empty where the note itself is the thing."""
    fact: str
    """What is known of it, such as a day or a name."""
    path: str
    label: str
    """The note's title, as Markdown."""


class Offer(NamedTuple):
    """Lines of one kind."""

    name: str
    """What a template calls them: `ticked`, `open`, `mentions`, `posts`."""
    title: str
    lines: tuple[Line, ...]
    more: int = 0
    """How many others there are."""


def offers(me: str, week: Week, sources: Sources, *, last: Note | None, today: date) -> list[Offer]:
    """Collect what a person may want to write of in a note of `week`; kinds without lines too.

    `me` is the person's display name, `last` their last note. Only what is published is quoted of
    others. An action is offered as words, never as a box: it stays where it stands.
    """
    if not me:
        return []
    notes = sources.notes
    done = [one for one in done_log(notes.values(), week) if one.who == me]
    ticked = [
        _line(one.action.text, "given up" if one.is_cancelled else "", one.note)
        for one in done[:MAX_LINES]
    ]
    own = _open(me, notes.values(), week)
    begin = last.week if last and last.week else week
    since = min(max(begin, week.shift(-MAX_WEEKS)), week)
    still_open = [_line(a.text, _days(a, week, today), note) for a, note in own[:MAX_LINES]]
    mentions = islice(_mentions(me, since, week, sources), MAX_LINES)
    posts = islice(_posts(me, notes.values(), week), MAX_LINES)
    return [
        Offer("ticked", OFFERS["ticked"], tuple(ticked), len(done) - len(ticked)),
        Offer("open", OFFERS["open"], tuple(still_open), len(own) - len(still_open)),
        Offer("mentions", OFFERS["mentions"], tuple(mentions)),
        Offer("posts", OFFERS["posts"], tuple(posts)),
    ]


def written(offer: Offer, origin: str) -> list[str]:
    """Return the lines of an offer as items of a list in the note that is to be at `origin`."""
    lines = [_item(line, posixpath.dirname(origin)) for line in offer.lines]
    return [*lines, f"- and {offer.more:,} more"] if offer.more else lines


def _item(line: Line, folder: str) -> str:
    target = quote(posixpath.relpath(line.path, folder or "."))
    link = f"[{line.label}]({target})"
    if not line.text:
        return f"- {', '.join(filter(None, (line.fact, link)))}"
    return f"- {line.text} ({', '.join(filter(None, (line.fact, link)))})"


def _line(markdown: str, fact: str, note: Note) -> Line:
    text = plain(markdown)
    if len(text) > MAX_QUOTED:
        text = f"{text[:MAX_QUOTED].rsplit(' ', 1)[0]} …"
    label = title_words(headline(note.title)) or words(note.path)
    return Line(inline(words(text)), fact, note.path, label)


def _open(me: str, notes: Iterable[Note], week: Week) -> list[tuple[Action, Note]]:
    """Return a person's open actions: those to be checked on by the end of the week first."""
    own = [
        (action, note)
        for note in notes
        for action in note.actions
        if action.counted and action.state.is_open and (action.owner or note.author) == me
    ]

    def place(pair: tuple[Action, Note]) -> tuple[bool, date, str, int]:
        action = pair[0]
        day = action.due or action.check or action.start or date.max
        return not _checks_in(action, week), day, action.path, action.line

    return sorted(own, key=place)


def _days(action: Action, week: Week, today: date) -> str:
    facts = []
    if action.check and _checks_in(action, week):
        facts.append(f"checking in {short_date(action.check, today=today)}")
    if action.due:
        facts.append(f"due {short_date(action.due, today=today)}")
    return ", ".join(facts)


def _checks_in(action: Action, week: Week) -> bool:
    return action.check is not None and action.check <= week.end


def _mentions(me: str, since: Week, week: Week, sources: Sources) -> Iterator[Line]:
    """Yield the sentences in which others name the person, newest first."""
    names = Mentions(sources.short, sources.people)
    others = [
        note
        for note in sources.notes.values()
        if note.author != me
        and note.status is Status.PUBLISHED
        and note.week
        and since <= note.week <= week
    ]
    for note in newest_first(others)[:MAX_READ]:
        source = sources.text(note)
        place = names.find("\n".join(source.lines)).get(me) if source else None
        if source and place is not None:
            sentence = sentence_at(source, place)
            yield _line(sentence, words(sources.short.get(note.author, note.author)), note)


def _posts(me: str, notes: Iterable[Note], week: Week) -> Iterator[Line]:
    for note in notes:
        is_post = note.kind is Kind.POST and note.status is Status.PUBLISHED
        if is_post and note.author == me and note.week == week:
            yield _line("", "", note)
