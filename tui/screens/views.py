"""How each person looked at the actions last, from one session to the next."""

import msgspec

from tui import settings
from tui.notes.actions.agenda import View


def kept(person: str) -> View:
    """Return how a person looked at the actions last; the words looked for are not kept."""
    fields = settings.remembered().views.get(person, {})
    try:
        return msgspec.convert(fields, View)
    except msgspec.ValidationError:  # kept by another version of the program
        return View()


def keep(person: str, view: View) -> None:
    """Keep how a person looks at the actions now, where that is news."""
    lasting = msgspec.structs.replace(view, text="")
    if lasting != kept(person):
        views = settings.remembered().views | {person: msgspec.to_builtins(lasting)}
        settings.remember(views=views)
