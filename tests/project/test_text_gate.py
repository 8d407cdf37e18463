"""The project's own style rules hold in the checkout, and each would notice a breach."""

import ast

import pytest

from tests.project import gate

BREACHES = [
    (gate.default_css, "class A:\n    DEFAULT_CSS = 'A { width: 1 }'"),
    (gate.default_css, "class A:\n    DEFAULT_CSS: ClassVar[str] = 'A { width: 1 }'"),
    (gate.broad_except, "try:\n    f()\nexcept:\n    pass"),
    (gate.broad_except, "try:\n    f()\nexcept Exception as error:\n    log(error)"),
    (gate.broad_except, "try:\n    f()\nexcept (OSError, BaseException):\n    raise Other"),
    (gate.toast_as_markup, "self.notify(error.message)"),
    (gate.toast_as_markup, "self.app.notify(f'{title} saved', severity='warning')"),
    (gate.toast_as_markup, "self.notify('saved [x]', markup=True)"),
    (gate.text_as_markup, "yield Static(note.title)"),
    (gate.text_as_markup, "yield Label(f'by {author}', id='by')"),
    (gate.text_as_markup, "yield Static('press [b]x[/b]')"),
    (gate.text_as_markup, "Content.from_markup(text)"),
    (gate.text_as_markup, "yield Static(Content.from_markup(text))"),
    (gate.title_as_markup, "self.border_title = note.title"),
    (gate.title_as_markup, "self.pane.border_subtitle = f'{count} open'"),
    (gate.title_as_markup, "self.border_title = name if name else ''"),
    (gate.title_as_markup, "row.tooltip = note.path"),
    (gate.text_as_markup, "yield Button(f'{key} {label}')"),
    (gate.text_as_markup, "Option(note.title, id=note.path)"),
    (gate.raw_output, "print(note.title)"),
    (gate.raw_output, "click.echo(line)"),
    (gate.raw_output, "sys.stderr.write(str(error))"),
    (gate.sleep, "time.sleep(0.1)"),
    (gate.sleep, "await asyncio.sleep(delay)"),
    (gate.sleep, "await pilot.pause(0.5)"),
    (gate.sleep, "await pilot.pause(delay=0.5)"),
    (gate.sleep, "while True:\n    time.sleep(1)"),
    (gate.sleep, "for _ in range(9):\n    time.sleep(1)"),
]

ALLOWED = [
    (gate.default_css, "CSS_PATH = 'app.tcss'"),
    (gate.broad_except, "try:\n    f()\nexcept OSError:\n    pass"),
    (gate.broad_except, "try:\n    f()\nexcept BaseException:\n    undo()\n    raise"),
    (gate.toast_as_markup, "self.notify(error.message, markup=False)"),
    (gate.toast_as_markup, "self.notify('Saved')"),
    (gate.text_as_markup, "yield Static(note.title, markup=False)"),
    (gate.text_as_markup, "yield Static(Content(note.title))"),
    (gate.text_as_markup, "yield Label(Content.assemble(a, b))"),
    (gate.text_as_markup, "yield Static()"),
    (gate.title_as_markup, "self.border_title = 'Actions'"),
    (gate.title_as_markup, "self.border_title = Content(f'{count} open')"),
    (gate.title_as_markup, "self.border_title = Content(name) if name else ''"),
    (gate.text_as_markup, "yield Button(Content(label), name=value)"),
    (gate.raw_output, "print_lines([note.title])"),
    (gate.sleep, "await asyncio.sleep(0)"),
    (gate.sleep, "await pilot.pause()"),
    (gate.sleep, "while not app.sent:\n    await pilot.pause(0.01)"),
    (gate.sleep, "time.sleep(random.uniform(0.1, 0.2))"),
]


@pytest.mark.parametrize("rule", gate.RULES, ids=lambda rule: rule.find.__name__)
def test_the_checkout_keeps_the_rule(rule: gate.Rule) -> None:
    assert gate.breaches(rule) == []


@pytest.mark.parametrize(("find", "source"), BREACHES)
def test_a_breach_is_noticed(find: gate.Find, source: str) -> None:
    assert list(find(ast.parse(source)))


@pytest.mark.parametrize(("find", "source"), ALLOWED)
def test_good_code_passes(find: gate.Find, source: str) -> None:
    assert not list(find(ast.parse(source)))
