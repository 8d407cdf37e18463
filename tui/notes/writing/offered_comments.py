"""The comments with which a new note begins, and which of them are still there."""

from collections.abc import Iterator

from tui.notes.parsing.comments import OPENS, comment_spans

HEADINGS = "Last time's headings"
BAD_TEMPLATE = "The template can't be filled in"
OFFERS = {
    "ticked": "Done this week, of yours",
    "open": "What you still have open",
    "mentions": "Where colleagues mentioned you",
    "posts": "What you published this week",
}
"""By what a template calls them. A box does not tell who has ticked it, only whose action it is."""

HOW = "delete what you don't want; K reminds you"
"""What to do with a comment, true of readers who see it as of those who don't."""

_BEGINNINGS = (HEADINGS, BAD_TEMPLATE, *OFFERS.values())


def offered(what: str) -> str:
    """Return how a comment begins that offers something."""
    return f"{what} ({HOW})"


def still_offered(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each comment of ours that is left, counted from 0, and what it offers."""
    for start, end in comment_spans(body):
        words = body[start + len(OPENS) : end].lstrip()
        for what in _BEGINNINGS:
            if words.startswith(what):
                yield body.count("\n", 0, start), what
