"""A template's placeholders filled in, by as much of Jinja2 as can do no harm.

A shared template is text that anybody with access to the folder may have written. So it is read
by Jinja2's sandbox, and of its language only what ends at once is let through: values by name,
the filters below, and `if` on a value. There are no loops, calls, attributes, sums and
includes: nothing in a template can run code, read a file, or take longer than the text is long.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from tui.notes.errors import WeeknotesError
from tui.notes.week import MONTHS

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

Value = str | date
"""What a placeholder stands for."""

MAX_TEMPLATE = 64 * 1024
"""Characters; what begins a note is shorter."""
MAX_FILLED = 256 * 1024
"""Characters of the text that comes out."""
MAX_NESTING = 20
"""How deep conditions and filters may be nested."""
MAX_DAYS = 3660
"""How far away from a placeholder's day `plus` may lead."""


class BadTemplate(WeeknotesError):
    """A template can't be filled in; nothing was begun with it."""

    title = "The template"


def fill(template: str, values: Mapping[str, Value]) -> str:
    """Return a template with `{{ name }}` replaced by the values of these names.

    Days come out as `2019-06-17`, as `{{ start | long }}` in words, as `{{ start | plus(7) }}` a
    week later; `{% if name %}…{% endif %}` is left out where the value is empty. Raises
    `BadTemplate` with the line and what is wrong with it.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    if len(template) > MAX_TEMPLATE:
        raise BadTemplate(f"It is longer than {MAX_TEMPLATE:,} characters.")
    environment = _environment()
    try:
        tree = environment.parse(template)
        _check(tree, frozenset(values))
        parts = environment.from_string(tree).generate(values)
        return _gathered(parts)
    except TemplateSyntaxError as error:
        raise BadTemplate(f"Line {error.lineno}: {error.message or 'not understood'}.") from error
    except RecursionError as error:
        raise BadTemplate("It is nested too deeply.") from error
    except TypeError as error:
        raise BadTemplate("A filter is given what it does not take.") from error
    except (TemplateError, ValueError, OverflowError) as error:
        raise BadTemplate(f"{str(error).rstrip('.')}.") from error


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=False,  # what comes out is Markdown
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update(_FILTERS)
    return environment


def _check(tree: "nodes.Node", names: frozenset[str], depth: int = 0) -> None:
    """Raise `BadTemplate` where a template holds anything but what is let through."""
    from jinja2 import nodes

    allowed = (
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If),
        *(nodes.Name, nodes.Const, nodes.Neg, nodes.Filter, nodes.Not, nodes.And, nodes.Or),
    )
    if depth > MAX_NESTING:
        raise BadTemplate(f"Line {tree.lineno}: it is nested too deeply.")
    if not isinstance(tree, allowed):
        what = type(tree).__name__.lower()
        raise BadTemplate(
            f"Line {tree.lineno}: a template may only name values, and use filters and `if`; "
            f"this is a {what}."
        )
    if isinstance(tree, nodes.Name) and tree.name not in names:
        known = ", ".join(sorted(names))
        raise BadTemplate(f"Line {tree.lineno}: there is no {tree.name}, but {known}.")
    if isinstance(tree, nodes.Filter) and tree.name not in _FILTERS:
        known = ", ".join(sorted(_FILTERS))
        raise BadTemplate(f"Line {tree.lineno}: there is no filter {tree.name}, but {known}.")
    for child in tree.iter_child_nodes():
        _check(child, names, depth + 1)


def _gathered(parts: Iterator[str]) -> str:
    """Join what comes out, and stop where that is too much."""
    text: list[str] = []
    length = 0
    for part in parts:
        length += len(part)
        if length > MAX_FILLED:
            raise BadTemplate(f"It makes a text of more than {MAX_FILLED:,} characters.")
        text.append(part)
    return "".join(text)


def _long(value: object) -> str:
    day = _day(value)
    return f"{_short(day)} {day.year}"


def _short(value: object) -> str:
    day = _day(value)
    return f"{day.day} {MONTHS[day.month - 1]}"


def _iso(value: object) -> str:
    return _day(value).isoformat()


def _plus(value: object, days: object = 1) -> date:
    if not isinstance(days, int) or abs(days) > MAX_DAYS:
        raise ValueError(f"plus takes a number of days, of at most {MAX_DAYS}")
    return _day(value) + timedelta(days=days)


def _first(value: object) -> str:
    """Return the first word, as of a name."""
    return next(iter(str(value).split()), "")


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError(f"“{str(value)[:40]}” is not a day")  # noqa: TRY004, told to a person
    return value


_FILTERS: dict[str, Callable[..., Value]] = {
    "long": _long,
    "short": _short,
    "iso": _iso,
    "plus": _plus,
    "first": _first,
}
