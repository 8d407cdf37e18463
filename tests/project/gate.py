"""Rules of this project that no linter has, each read off a module's syntax tree.

A rule takes a tree and yields the nodes that break it. `RULES` pairs each with the folders that it
holds for and with the sentence that a person is shown.
"""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

Find = Callable[[ast.Module], Iterator[ast.AST]]


class Rule(NamedTuple):
    """One rule and where it holds."""

    find: Find
    folder: str
    sentence: str
    exempt: str | tuple[str, ...] = "-"
    """Paths that start with this, or one of these, are exempt."""


def default_css(tree: ast.Module) -> Iterator[ast.AST]:
    """Styles belong in `styles/`, where a reader looks for them and a theme reaches them."""
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(t, ast.Name) and t.id == "DEFAULT_CSS" for t in targets):
            yield node


def broad_except(tree: ast.Module) -> Iterator[ast.AST]:
    """A handler of everything must pass everything on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node):
            passes_on = any(
                isinstance(inner, ast.Raise) and inner.exc is None
                for statement in node.body
                for inner in ast.walk(statement)
            )
            if not passes_on:
                yield node


def toast_as_markup(tree: ast.Module) -> Iterator[ast.AST]:
    """A toast quotes notes and errors, and `[/home]` read as markup ends the program."""
    for call in _calls(tree):
        is_toast = isinstance(call.func, ast.Attribute) and call.func.attr == "notify"
        message = call.args[0] if call.args else None
        if is_toast and not (_plain(message) or _without_markup(call)):
            yield call


def text_as_markup(tree: ast.Module) -> Iterator[ast.AST]:
    """A widget that shows words is given fixed ones, a `Content`, or `markup=False`."""
    for call in _calls(tree):
        name = _name(call.func)
        if name in WORDED and call.args:
            if not (_plain(call.args[0]) or _without_markup(call)):
                yield call
        elif name == "from_markup" and call.args and not isinstance(call.args[0], ast.Constant):
            yield call


def title_as_markup(tree: ast.Module) -> Iterator[ast.AST]:
    """A border's title or a tooltip is markup unless it is fixed words or a `Content`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            name = target.attr if isinstance(target, ast.Attribute) else ""
            if name in {"border_title", "border_subtitle", "tooltip"} and not _plain(node.value):
                yield node


def raw_output(tree: ast.Module) -> Iterator[ast.AST]:
    """What is printed quotes notes and names of files, and a terminal obeys what is in them."""
    for call in _calls(tree):
        written = ast.unparse(call.func)
        if written in {"print", "echo"} or written.endswith(
            ("click.echo", "click.secho", "stdout.write", "stderr.write")
        ):
            yield call


def sleep(tree: ast.Module) -> Iterator[ast.AST]:
    """A test waits for a condition: a sleep is too long today and too short tomorrow.

    Between two looks at a condition, in a `while`, a test may rest; and a test of crashes may
    choose a moment at random.
    """
    polling = {
        id(call)
        for loop in ast.walk(tree)
        if isinstance(loop, ast.While) and not isinstance(loop.test, ast.Constant)
        for call in ast.walk(loop)
    }
    for call in _calls(tree):
        is_sleep = _name(call.func) == "sleep"
        is_pause = isinstance(call.func, ast.Attribute) and call.func.attr == "pause"
        if (is_sleep or is_pause) and _takes_time(call) and id(call) not in polling:
            yield call


WORDED = frozenset(
    {"Static", "Label", "Button", "Option", "OptionList", "Checkbox", "RadioButton", "Tab"}
)
"""Widgets whose first argument is words, and what holds words in a list."""

RULES = (
    Rule(default_css, "tui", "styles live in styles/, not in DEFAULT_CSS"),
    Rule(
        broad_except,
        "tui",
        "catch the exceptions that are expected, or raise again",
        # What a fault there costs is bytes, and what it would cost to pass it on is a session.
        exempt="tui/lean_output/__init__.py",
    ),
    # The app's own `notify` takes no markup by default; a widget's passes `markup=True` on to it.
    Rule(toast_as_markup, "tui", "pass markup=False to notify", exempt="tui/app.py"),
    Rule(text_as_markup, "tui", "give it Content(text) or markup=False"),
    Rule(title_as_markup, "tui", "give the border title as Content(text)"),
    Rule(
        raw_output,
        "tui",
        "print through tui.commands.output",
        exempt="tui/commands/output.py",
    ),
    Rule(
        sleep,
        "tests",
        "wait for a condition instead of sleeping",
        # The second hears how much is sent while nothing happens.
        exempt=("tests/bench/", "tests/app/test_lean_output.py"),
    ),
)


def breaches(rule: Rule) -> list[str]:
    """Return `path:line: sentence` for each place in the checkout that breaks the rule."""
    found = []
    for file in sorted((ROOT / rule.folder).rglob("*.py")):
        path = file.relative_to(ROOT).as_posix()
        if not path.startswith(rule.exempt):
            found += [
                f"{path}:{getattr(node, 'lineno', 0)}: {rule.sentence}"
                for node in rule.find(_tree(file))
            ]
    return found


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _plain(value: ast.expr | None) -> bool:
    """Whether a value holds no markup: nothing, fixed words without a bracket, or a `Content`."""
    match value:
        case None:
            return True
        case ast.Constant(value=constant):
            return not (isinstance(constant, str) and "[" in constant)
        case ast.Call(func=ast.Name(id="Content")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="Content"), attr=method)):
            return method != "from_markup"
        case ast.IfExp(body=yes, orelse=no):
            return _plain(yes) and _plain(no)
    return False


def _takes_time(call: ast.Call) -> bool:
    match [*call.args, *(keyword.value for keyword in call.keywords)]:
        case [] | [ast.Constant(value=0)]:
            return False
        case [ast.Call(func=ast.Attribute(value=ast.Name(id="random")))]:
            return False
    return True


def _without_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for keyword in call.keywords
    )


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or _name(kind) in {"Exception", "BaseException"} for kind in caught)
