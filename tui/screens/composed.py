"""Pages that are put together from many notes, by the keys that they are called by."""

from tui.notes.library import Library
from tui.render.page import Page

LOG = "log"
"""What was done this week; no note is called that, as each is a file with an ending."""


def is_composed(key: str) -> bool:
    """Whether a key calls a composed page, and not a note."""
    return key == LOG


def page(library: Library, key: str) -> Page:
    """Write a composed page as it is now; for a thread."""
    from tui.notes.log_of_week import as_markdown, done_log

    week = library.this_week
    log = done_log(library.notes.values(), week)
    body = as_markdown(log, week)
    if not log:
        body += "\n\nNothing so far that is dated this week."
    return Page(key=key, title="Done this week", body=body)
