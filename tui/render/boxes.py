"""How tasks look: their boxes, and the fields written in them."""

import re

from textual.content import Content, Span

from tui.notes.action import MARKS, State

TASK_MARK = re.compile(r"\[([^\]\n])\][ \t]+(?=\S)")
"""What the text of a task starts with."""
TASK_ITEM = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+\[[^\]]\][ \t]+\S")
"""A line on which a task starts, inside any quotes and lists that start on it too."""

_BOXES = {
    State.OPEN: ("☐", ".md-box-open"),
    State.PROGRESS: ("◪", ".md-box-progress"),
    State.DONE: ("☑", ".md-box-done"),
    State.CANCELLED: ("☒", ".md-box-off"),
    State.CARRIED: ("➔", ".md-box-off"),
}
"""Each one cell wide in every terminal: none is of ambiguous width or has an emoji form."""

_DAY = r"\d{4}-\d{2}-\d{2}"
_FIELD = re.compile(
    rf"[📅⏳🛫➕✅❌]\ufe0f?[ \u00a0]*{_DAY}"
    r"|[\[(][A-Za-z]+::[^\]\[()\n]*[\])]"
    rf"|(?<!\w)(?:due|check|scheduled|start|created|done|cancelled):{_DAY}"
    r"|[🔺⏫🔼🔽⏬]\ufe0f?"
)


def box(mark: str) -> Content:
    """Return the box of a task and the blank after it; an unknown mark is shown in its box."""
    if mark not in MARKS:
        text, style = f"[{mark}]", ".md-box-open"
    else:
        text, style = _BOXES[MARKS[mark]]
    return Content(f"{text} ", [Span(0, len(text), style)])


def mute_fields(content: Content) -> Content:
    """Return a task's text with its fields in the background, so that its words stand out."""
    spans = [Span(m.start(), m.end(), ".md-field") for m in _FIELD.finditer(content.plain)]
    return content.add_spans(spans) if spans else content
