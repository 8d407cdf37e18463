"""Front matter by the YAML and TOML parsers, kept from the harm that either can be put to.

Only text comes out: no dates, numbers or objects are built. YAML is read as events, so that
nothing is ever expanded; anchors, aliases and merge keys are refused. PyYAML loads an alias bomb
of 306 bytes at once but takes over 15 seconds to write out what it means.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import yaml

from tui.notes.parsing.plain_fields import MAX_FIELDS, NULLS, Value, fold_key
from tui.notes.text import clean_line

MAX_CHARACTERS = 16 * 1024
"""A longer block is not read: nothing that a note says of itself needs it."""
MAX_LINE = 1024
"""Longer lines of a broken block are left out."""
MAX_DEPTH = 8
"""How deep lists and mappings may be nested."""
MAX_DOTS = 32
"""How many dots a TOML key may have; tomllib's time grows with the square of it or worse."""
MAX_DOTS_IN_LINE = 500
"""The same for keys inside inline tables, which prose in quotes should never reach."""

# Without libyaml the events are the same, at a tenth of the speed.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_TOO_MANY = f"The front matter has more than {MAX_FIELDS} fields; the rest is not read."


class Reading(msgspec.Struct):
    """What could be made of a block, while it is read; lines count from the block's first."""

    fields: dict[str, Value] = msgspec.field(default_factory=dict)
    problem: str = ""
    line: int = 0
    whole: bool = True
    """Whether the problem, if any, left no field out."""

    def add(self, key: str, value: Value, line: int = 0) -> None:
        """Keep a field; a key that is there already is a problem, and its last value counts."""
        folded = fold_key(key)
        if folded in self.fields and not self.problem:
            name = clean_line(key[:40])
            self.problem = f"The front matter has “{name}” twice; the last one counts."
            self.line = line
        self.fields[folded] = value

    def stop(self, problem: str, line: int = 0) -> None:
        """Note why the rest of the block is not read."""
        self.problem, self.line, self.whole = problem, line, False


def read_structured(block: Sequence[str], mark: str) -> Reading:
    """Read a block that opens with `mark`: `---` for YAML, `+++` for TOML."""
    text = "\n".join(block)
    reading = Reading()
    if len(text) > MAX_CHARACTERS:
        reading.stop(f"The front matter is longer than {MAX_CHARACTERS} characters.")
    elif mark == "---":
        _read_yaml(text, reading)
    else:
        _read_toml(text, reading)
    if not reading.whole:
        _rescue(block, reading)
    return reading


class _RefusedError(Exception):
    """The block is sound but uses what is not read here."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def _read_yaml(text: str, reading: Reading) -> None:
    """Read a YAML block; what comes before a mistake is kept."""
    try:
        for key, value, line in _pairs(yaml.parse(text, Loader=_LOADER)):
            reading.add(key, value, line)
    except _RefusedError as error:
        reading.stop(str(error), error.line)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        reading.stop(f"The front matter can't be read: {_plainly(error.problem or '')}.", line)
    except (yaml.YAMLError, ValueError):
        # ReaderError for control characters, UnicodeEncodeError (from libyaml) for surrogates.
        reading.stop("The front matter holds characters that YAML does not allow.")


def _read_toml(text: str, reading: Reading) -> None:
    """Read a TOML block; a mistake leaves nothing of it."""
    for number, line in enumerate(text.split("\n")):
        if line.partition("=")[0].count(".") > MAX_DOTS or line.count(".") > MAX_DOTS_IN_LINE:
            reading.stop("A key in the front matter has too many dots.", number)
            return
    try:
        fields = tomllib.loads(text)
    except RecursionError:
        reading.stop("The front matter is nested too deeply.")
    except ValueError as error:  # TOMLDecodeError, and plain for dates and numbers out of range
        reading.stop(f"The front matter can't be read: {str(error).rstrip('.')}.")
    else:
        if len(fields) > MAX_FIELDS:
            reading.stop(_TOO_MANY)
        for key in list(fields)[:MAX_FIELDS]:
            reading.add(key, _flat(fields[key]))


def _pairs(events: Iterator[yaml.Event]) -> Iterator[tuple[str, Value, int]]:
    """Yield key, value and line of each field of the one mapping that the block must be."""
    next(events)  # the stream's start
    if isinstance(next(events), yaml.StreamEndEvent):
        return
    top = next(events)
    if isinstance(top, yaml.ScalarEvent) and not top.value:
        return
    if not isinstance(top, yaml.MappingStartEvent):
        raise _RefusedError("The front matter is not made of fields such as “title: Week 24”.")
    _refuse_anchor(top)
    count = 0
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        count += 1
        if count > MAX_FIELDS:
            raise _RefusedError(_TOO_MANY, _line(event))
        key = _value(event, events, depth=1)
        line = _line(event)
        if key == "<<":
            raise _RefusedError("Merge keys (“<<”) in the front matter are not read.", line)
        value = _value(next(events), events, depth=1)
        if isinstance(key, str) and key:
            yield key, value, line
    next(events)  # the document's end
    if not isinstance(event := next(events), yaml.StreamEndEvent):
        line = _line(event)
        raise _RefusedError("The front matter holds more than one YAML document.", line)


def _value(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
    """Return text, or a list made flat; of a mapping inside a field, only its `name`."""
    _refuse_anchor(event)
    if isinstance(event, yaml.ScalarEvent):
        plain_null = event.style in {None, ""} and event.value in NULLS
        return "" if plain_null else str(event.value)
    if depth >= MAX_DEPTH:
        raise _RefusedError("The front matter is nested too deeply.", _line(event))
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[str] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            value = _value(event, events, depth + 1)
            items += [value] if isinstance(value, str) else value
        return items
    name: Value = ""
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(event, events, depth + 1)
        value = _value(next(events), events, depth + 1)
        if key == "name":
            name = value
    return name


def _refuse_anchor(event: yaml.Event) -> None:
    if getattr(event, "anchor", None):
        line = _line(event)
        raise _RefusedError("Anchors and aliases in the front matter are not read.", line)


def _flat(value: object, depth: int = 1) -> Value:
    """Return a TOML value as `_value` does a YAML one."""
    if isinstance(value, dict):
        return _flat(value.get("name", ""), depth + 1) if depth < MAX_DEPTH else ""
    if isinstance(value, list):
        parts = [_flat(item, depth + 1) for item in value] if depth < MAX_DEPTH else []
        return [text for part in parts for text in ([part] if isinstance(part, str) else part)]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plainly(problem: str) -> str:
    """Return the parser's complaint, or for the commonest mistake what to do about it."""
    if problem.startswith("mapping values are not allowed"):
        return "a value that holds “: ” needs quotes around it"
    return problem


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


_LONE_FIELD = re.compile(
    r"""(\w[\w /.-]{0,60}?)[ \t]*[:=][ \t]+(["']?)([^\s"'\[{&*!|>%@`].*?)\2$"""
)


def _rescue(block: Sequence[str], reading: Reading) -> None:
    """Add what stands in a line by itself, such as `title: Week 10: the return`."""
    for number, line in enumerate(block):
        if number > reading.line and len(reading.fields) >= MAX_FIELDS:
            return
        field = _LONE_FIELD.match(line.rstrip()) if len(line) <= MAX_LINE else None
        if not field:
            continue
        key = fold_key(field[1])
        known = key in reading.fields
        # On the line that it stumbled over, a parser may have given half of the text.
        if number == reading.line if known else len(reading.fields) < MAX_FIELDS:
            reading.fields[key] = field[3]
