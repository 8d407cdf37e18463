"""A document as the lines of a screen, without colours."""

from tui.render.document import Document, render
from tui.render.layout import Layout


def lines_of(document: Document, width: int = 40) -> list[str]:
    """Return what each line of the screen says, without the blanks at its end."""
    layout = Layout(document.blocks, width)
    return [
        (
            layout.prefix(line).plain + layout.content(line.block).plain[line.start : line.end]
        ).rstrip()
        for line in layout.lines
    ]


def rendered(markdown: str, width: int = 40) -> list[str]:
    """Return the lines that a text of Markdown is shown as."""
    return lines_of(render(markdown), width)
