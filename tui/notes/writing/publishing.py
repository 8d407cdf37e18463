"""How far a note is on its way to its readers: draft, in review, published."""

from collections.abc import Collection, Sequence
from datetime import date

from tui.notes.actions.steps import Change, Made
from tui.notes.conventions import Conventions
from tui.notes.errors import Changed, NoteUnreadable
from tui.notes.note import Note, Status
from tui.notes.parsing.front_matter import FrontMatter, read_front_matter
from tui.notes.parsing.plain_fields import fold_key
from tui.notes.parsing.scan import Surroundings, scan
from tui.notes.text import BOM, decode, split_lines
from tui.notes.writing.front_edit import Field, FrontEdit, with_fields

_YES_OR_NO = frozenset(("true", "false", "yes", "no", "on", "off"))
_PUBLISHED_ON = ("published", "publish_date", "published_at", "pub_date")
"""Fields that some authors have for the day of publication; else it is `date`."""


def status_change(
    path: str, status: Status, *, reviewers: Sequence[str] = (), today: date
) -> Change:
    """Return the change that gives a note a status; it can be taken back.

    `reviewers` are asked besides those that the note names already. Publishing writes the day
    down, in the field that the author has for it, unless that would move the note to another
    week; the file stays where it is. Making it raises `NoteUnreadable`, or `WeeknotesError`
    where the front matter is too odd.
    """

    def make(data: bytes, conventions: Conventions) -> Made:
        edit = _edited(path, data, conventions, status, reviewers, today)
        return Made(edit.data, None, None, _restoration(path, edit.after, edit.before))

    return Change(path, make)


def _edited(  # noqa: PLR0913, PLR0917, each of them a fact of its own
    path: str,
    data: bytes,
    conventions: Conventions,
    status: Status,
    reviewers: Sequence[str],
    today: date,
) -> FrontEdit:
    text, problems = decode(data)
    if problems:
        raise NoteUnreadable(f"{path}: {problems[0].message}", problems[0].code)
    front = read_front_matter(split_lines(text))
    fields = _stated(front, status)
    if status is Status.REVIEW:
        fields |= _asking(front, reviewers)
    edit = with_fields(data, fields)
    if status is not Status.PUBLISHED:
        return edit
    around = Surroundings(conventions)
    week = scan(path, data, around=around).week
    for name in _day_fields(front):
        dated = with_fields(data, fields | {name: today})
        if week in (None, scan(path, dated.data, around=around).week):
            return dated
    return edit


def _stated(front: FrontMatter, status: Status) -> dict[str, Field]:
    """Return the fields that state a status, as this note does it."""
    fields: dict[str, Field] = {}
    is_flagged = front.text("draft").lower() in _YES_OR_NO
    if is_flagged:
        fields["draft"] = status is not Status.PUBLISHED
    if "status" in front.fields or status is Status.REVIEW or not is_flagged:
        fields["status"] = status.value
    if front.text("published").lower() in _YES_OR_NO:
        fields["published"] = status is Status.PUBLISHED
    return fields


def _asking(front: FrontMatter, reviewers: Sequence[str]) -> dict[str, Field]:
    asked = front.many("review", "reviewers")
    known = {name.casefold() for name in asked}
    added = [name for name in reviewers if name.casefold() not in known]
    name = "review" if front.many("review") else "reviewers"
    return {name: (*asked, *added)} if added else {}


def _day_fields(front: FrontMatter) -> list[str]:
    """Return the fields that may take the day of publication, the likeliest first."""
    flags = {name for name in _PUBLISHED_ON if front.text(name).lower() in _YES_OR_NO}
    usual = [name for name in _PUBLISHED_ON if fold_key(name) in front.fields]
    free = [] if "published" in front.fields else ["published"]
    return [name for name in (*usual, "date", *free) if name not in flags]


def _restoration(path: str, now: bytes, before: bytes) -> Change:
    """Return the change that puts back how a file began; what stands below may be other since."""

    def make(data: bytes, _: Conventions) -> Made:
        is_bare = not now.removeprefix(BOM)
        if not data.startswith(now) or (is_bare and _has_front_matter(data)):
            raise Changed(f"The front matter of {path} has been edited since, so it was left.")
        return Made(before + data[len(now) :], None, None, _restoration(path, before, now))

    return Change(path, make)


def _has_front_matter(data: bytes) -> bool:
    return bool(read_front_matter(split_lines(decode(data).text)).lines)


def told(note: Note, status: Status, reviewers: Collection[str] = ()) -> str:
    """Say what a note has become."""
    if status is Status.PUBLISHED:
        return f"{note.title} is published."
    if status is Status.DRAFT:
        return f"{note.title} is a draft again."
    who = " and ".join(reviewers) or "Everybody"
    return f"{note.title} is in review. {who} will see it; nobody is sent a message."
