"""What `make` installs is pinned, all of it, and is what the tests run on."""

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.distributions import closure

ROOT = Path(__file__).parents[2]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]


def test_everything_needed_is_pinned_at_the_version_that_is_tested() -> None:
    needed = {name: found.version for name, found in closure(declared()).items()}

    assert needed.items() <= pins().items()


def test_nothing_is_pinned_that_nothing_needs() -> None:
    builders = {"pip", "editables"}  # in the environment that pip builds an editable install in

    assert pins().keys() - closure(declared()).keys() == builders


def test_every_pin_is_allowed_by_what_is_promised() -> None:
    versions = pins()
    outside = [
        requirement
        for requirement in map(Requirement, declared())
        if versions[canonicalize_name(requirement.name)] not in requirement.specifier
    ]

    assert outside == []


def test_no_index_is_named() -> None:
    """Where packages come from is each person's own affair, and each mirror's."""
    for name in ("constraints.txt", "pyproject.toml", "Makefile", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text


def test_a_requirement_that_is_not_installed_is_noticed() -> None:
    with pytest.raises(metadata.PackageNotFoundError):
        closure(["weeknotes-has-no-such-requirement"])
