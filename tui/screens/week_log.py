"""What was done this week, as a page that the viewer shows."""

from tui.notes.library import Library
from tui.render.page import Page

LOG = "log"
"""The key of the page; no note is called that, as each is a file with an ending."""
TITLE = "Done this week"


def log_page(library: Library) -> Page:
    """Write who has done what this week, with links to the notes; for a thread."""
    from tui.notes.log_of_week import as_markdown, done_log

    week = library.this_week
    log = done_log(library.notes.values(), week)
    body = as_markdown(log, week)
    if not log:
        body += "\n\nNothing so far that is dated this week."
    return Page(key=LOG, title=TITLE, body=body)
