"""A template's placeholders are filled in, and nothing in a template is ever run."""

import time
from datetime import date

import pytest

from tui.notes.writing.placeholders import MAX_TEMPLATE, BadTemplate, Value, fill

VALUES: dict[str, Value] = {
    "title": "w/c 17 June",
    "author": "Ada Lovelace",
    "start": date(2019, 6, 17),
    "none": "",
}


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("# {{ title }}\n", "# w/c 17 June\n"),
        ("{{title}} by {{ author | first }}", "w/c 17 June by Ada"),
        ("{{ start }}", "2019-06-17"),
        ("{{ start | long }}", "17 June 2019"),
        ("{{ start | plus(4) | short }}", "21 June"),
        ("{{ start | plus(-7) | iso }}", "2019-06-10"),
        ("a\n{% if none %}\n## None\n{% endif %}\nb\n", "a\nb\n"),
        ("{% if author and not none %}Yes{% else %}No{% endif %}", "Yes"),
        ("$title $(rm) ${x} & <b> %d\r\n", "$title $(rm) ${x} & <b> %d\n"),
        ("{# a remark #}x", "x"),
        ("", ""),
    ],
)
def test_placeholders_are_filled_in(template: str, filled: str) -> None:
    assert fill(template, VALUES) == filled


def test_what_a_value_holds_is_text_and_no_template() -> None:
    assert fill("{{ title }}", {"title": "{{ author }} {% if"}) == "{{ author }} {% if"


@pytest.mark.parametrize(
    "template",
    [
        "{{ author.__class__.__mro__ }}",
        "{{ author['__class__'] }}",
        "{{ author.upper() }}",
        "{{ ''.join(author) }}",
        "{{ range(1000000000) }}",
        "{% for a in range(10) %}{% endfor %}",
        "{% for a in author %}{{ a }}{% endfor %}",
        "{{ author * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ author ~ author }}",
        "{% set author = 1 %}",
        "{% macro f() %}{{ f() }}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% extends author %}",
        "{% import author as a %}",
        "{% block a %}{% endblock %}",
        "{% filter long %}x{% endfilter %}",
        "{{ author | attr('__class__') }}",
        "{{ author | map('upper') }}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ author is string }}",
        "{{ [author] }}",
        "{{ author if author else 1 }}",
        "{{ '%s' | format(author) }}",
        "{{ nobody }}",
        "{{ start | plus(10000000) }}",
        "{{ start | plus('x') }}",
        "{{ title | long }}",
        "{{ start | plus(days=1, **author) }}",
        "{{ start | plus(*author) }}",
        "{{ start | plus(-author) }}",
        "{{ open",
        "{% if author %}",
        "{% endif %}",
        "{{ }}",
    ],
)
def test_anything_else_is_refused(template: str) -> None:
    with pytest.raises(BadTemplate):
        fill(template, VALUES)


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(BadTemplate, match=r"Line 3: there is no auhtor"):
        fill("# {{ title }}\n\n{{ auhtor }}\n", VALUES)


@pytest.mark.parametrize(
    "template",
    [
        "{% if author %}" * 2000 + "{% endif %}" * 2000,
        "{{ " + "not " * 15_000 + "author }}",
        "{{ " + "(" * 30_000 + "author" + ")" * 30_000 + " }}",
        "{{ start" + " | iso" * 10_000 + " }}",
        "{{" * 30_000,
        "{#" * 30_000,
        "{{ '" * 16_000,
        "{{ author }}" * 5_000,
        "x" * (MAX_TEMPLATE + 1),
    ],
)
def test_no_template_takes_long(template: str) -> None:
    begin = time.process_time()
    try:
        fill(template, VALUES | {"author": "Ada " * 2000})
    except BadTemplate as error:
        assert error.message  # noqa: PT017, it may as well be filled in
    assert time.process_time() - begin < 3
