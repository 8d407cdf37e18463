"""Whose action it is, written into its item."""

from collections.abc import Sequence

from tui.notes.action import Dialect
from tui.notes.actions.edits import Edit, Item
from tui.notes.actions.respelling import inserted
from tui.notes.conventions import People
from tui.notes.errors import WeeknotesError
from tui.notes.parsing.dialects import Reading, Spelled, read_fields, standing_apart
from tui.notes.parsing.field_writing import replaced, write_field


def set_owner(name: str, people: People) -> Edit:
    """Return the change that gives an item an owner, or takes it out where `name` is empty.

    A person who is known is written as the login, `@ada` where that is how the item would tell
    it, else `[owner:: ada]`. Somebody mentioned in mid-sentence stays mentioned there, unless
    nobody is to be the owner: then the `@` goes, which made it one. Raises `WeeknotesError` where
    a field could not hold the name.
    """
    name = " ".join(name.removeprefix("@").split())
    if any(sign in name for sign in "[]()"):
        raise WeeknotesError("An owner's name can't hold brackets. Nothing was changed.")

    def edit(item: Item) -> Sequence[str]:
        if name:
            return item.written(owned(item.texts, name, people, item.dialect))
        return item.written(_disowned(item.texts, people))

    return edit


def owned(texts: Sequence[str], name: str, people: People, dialect: Dialect) -> list[str]:
    """Return the lines of an item with an owner; `texts` are as in `write_field`."""
    is_login = " " not in name or not people.knows(name)
    login = name if is_login else people.login(people.display(name))
    reading = read_fields(texts)
    if people.owner(reading.fields.owner, reading.mentions) == people.display(login):
        return list(texts)
    if "owner" in reading.values:
        return write_field(texts, "owner", login, dialect)
    text = "\n".join(texts)
    former = _first_known(reading, people)
    field = f"[owner:: {login}]"
    ways = [[inserted(texts[0], field), *texts[1:]]]
    if former and former in standing_apart(text, reading.spelled)[0]:
        first, *others = replaced(text, former, None).split("\n")
        ways.insert(0, [inserted(first, field), *others])
        ways.insert(0, replaced(text, former, login).split("\n"))
    elif dialect is not Dialect.INLINE:
        ways.insert(0, [inserted(texts[0], f"@{login}"), *texts[1:]])
    for changed in ways:
        again = read_fields(changed)
        owner = people.owner(again.fields.owner, again.mentions)
        if (again.text, owner) == (reading.text, people.display(login)):
            return changed
    return write_field(texts, "owner", login, Dialect.INLINE)


def _disowned(texts: Sequence[str], people: People) -> list[str]:
    texts = write_field(texts, "owner", None, Dialect.INLINE)
    while first := _first_known(reading := read_fields(texts), people):
        text = "\n".join(texts)
        if reading.text and first in standing_apart(text, reading.spelled)[0]:
            text = replaced(text, first, None)
        else:
            text = text[: first.start] + str(first.value) + text[first.end :]
        texts = text.split("\n")
    return texts


def _first_known(reading: Reading, people: People) -> Spelled | None:
    """Return the mention that makes a person the owner."""
    return next(
        (
            spelled
            for spelled in reading.spelled
            if spelled.name == "mention" and people.knows(str(spelled.value))
        ),
        None,
    )
