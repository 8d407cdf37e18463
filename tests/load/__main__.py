"""Put a load of sessions on a made-up folder: `python -m tests.load --help`."""

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.corpus import write_corpus
from tests.bench.result import Result, table, write_json
from tests.load import report
from tests.load.costs import busy_seconds, memory, watches
from tests.load.crowd import Crowd, Plan
from tests.load.ticks import count_ticks, write_notes
from tui.notes.library import Library

PATIENCE = 60.0
"""Seconds at most until the last ticks are in their files."""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="weeknotes-load-") as scratch:
        print(f"Writing {options.notes:,} notes ...", flush=True)
        results = measure(planned(options, Path(scratch)), options.seconds)
    print(f"\n{table(results)}")
    if options.json:
        write_json(options.json, results, options.notes)


def measure(plan: Plan, seconds: int) -> list[Result]:
    """Let everybody of a plan type for some seconds, and say what it has cost."""
    load = os.getloadavg()[0]
    with Crowd(plan) as crowd:
        print(f"Starting {len(plan.names)} sessions ...", flush=True)
        crowd.gather()
        print(f"Typing for {seconds} seconds ...", flush=True)
        results = [
            report.spread("processor time of a start", crowd.started, "s"),
            *_typing(crowd, seconds),
            *_afterwards(crowd, plan.root),
        ]
        print("Leaving ...", flush=True)
        failed = sum(map(bool, crowd.leave()))
    notes = sum(1 for _ in plan.root.glob("*/*.md"))
    return [
        *results,
        Result("sessions that failed", failed, ""),
        Result("notes in the index", _remembered(plan), "", notes, "notes there are"),
        Result("load average before", load, ""),
    ]


def _typing(crowd: Crowd, seconds: int) -> list[Result]:
    busy, used = busy_seconds(), crowd.cpu_seconds()
    began = time.perf_counter()
    crowd.type(seconds)
    took = time.perf_counter() - began
    busy, used = busy_seconds() - busy, crowd.cpu_seconds() - used
    whole = 100.0 * (os.cpu_count() or 1)
    return [
        *report.keys(crowd.typists, took, used),
        Result("processor time, all sessions", used / took * 100, "%", whole, "all there is"),
        Result("processor time, the machine", busy / took * 100, "%", whole, "all there is"),
        Result("load average then", os.getloadavg()[0], ""),
    ]


def _afterwards(crowd: Crowd, root: Path) -> list[Result]:
    pressed = sum(typist.ticked for typist in crowd.typists)
    crowd.rest(PATIENCE, lambda: count_ticks(root).total() >= pressed)
    ticks = count_ticks(root)
    silent = sum(each.ticked - ticks[each.name] for each in crowd.typists if not each.was_refused)
    pids = [typist.terminal.pid for typist in crowd.typists]
    sizes = [memory(pid) for pid in pids]
    instances = sum(map(watches, pids))
    return [
        Result("ticks in the files", ticks.total(), "", pressed, "ticks pressed"),
        Result("  missing, and not said so", silent, ""),
        report.spread("memory, PSS", [s.proportional for s in sizes], "MiB", report.MEMORY),
        report.spread("memory, private", [size.private for size in sizes], "MiB"),
        Result("inotify instances", instances, "", report.WATCHES, "an account's usual limit"),
    ]


def planned(options: argparse.Namespace, scratch: Path) -> Plan:
    """Make the notes, and read them as the first session of all would: others find the index."""
    today = datetime.now(UTC).date()
    plan = Plan(
        root=scratch / "notes",
        scratch=scratch,
        names=[f"s{number:02}" for number in range(options.sessions)],
        ticks=options.seconds // 2 + 2,
        tickers=options.ticking,
        is_shared=options.cache == "shared",
    )
    write_corpus(plan.root, options.notes, newest=today)
    write_notes(plan.root, plan.names[: plan.tickers], plan.ticks, newest=today)
    for cache in {plan.cache(name) for name in plan.names}:
        library = Library(plan.root, cache_dir=cache)
        library.open()
        library.refresh()
        library.close()
    return plan


def _remembered(plan: Plan) -> int:
    """Return how many notes the index holds that the sessions have left behind."""
    library = Library(plan.root, cache_dir=plan.cache(plan.names[0]))
    library.open()
    return len(library.catalogue.notes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    add = parser.add_argument
    add("--sessions", type=int, default=60, help="how many (default: 60)")
    add("--notes", type=int, default=10_000, help="how many (default: 10000)")
    add("--seconds", type=int, default=60, help="of typing, a key a second (default: 60)")
    add("--ticking", type=int, default=12, help="sessions that tick actions (default: 12)")
    add("--cache", choices=("shared", "separate"), default="shared", help="of one account, or not")
    add("--json", type=Path, help="a file for the figures, for programs to read")
    return parser.parse_args()


if __name__ == "__main__":
    main()
