"""watchfiles' compiled part, without the rest of it.

The package, as it is imported, brings anyio and multiprocessing along, for what nobody here calls:
a megabyte of every session's memory.
"""

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

_NAME = "watchfiles._rust_notify"


def rust_notify() -> "type[RustNotify]":
    """Return what tells of changes; by way of the package where its files are not as expected."""
    if _NAME not in sys.modules:
        _load_alone()
    found: type[RustNotify] = import_module(_NAME).RustNotify
    return found


def _load_alone() -> None:
    package = find_spec("watchfiles")
    if package is None:
        return
    spec = PathFinder.find_spec(_NAME, package.submodule_search_locations)
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    sys.modules[_NAME] = module  # the package takes it from here: it can't be loaded twice
    try:
        spec.loader.exec_module(module)
    except BaseException:  # whatever it is, a module that is half loaded is not to be found
        del sys.modules[_NAME]
        raise
