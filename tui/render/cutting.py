"""A stretch of styled text, cut out and moved with its styles."""

from collections.abc import Iterator

from textual.content import Content, Span


def spans_within(content: Content, start: int, end: int, offset: int = 0) -> Iterator[Span]:
    """Yield the styles of `content[start:end]`, for a text in which it starts at `offset`."""
    shift = offset - start
    for span in content.spans:
        if span.start < end and span.end > start:
            yield Span(max(span.start, start) + shift, min(span.end, end) + shift, span.style)


def cut(content: Content, start: int, end: int) -> Content:
    """Return a stretch of a text with its styles, quickly even where the text is long."""
    if start == 0 and end >= len(content.plain):
        return content
    return Content(content.plain[start:end], list(spans_within(content, start, end)))
