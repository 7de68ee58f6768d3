"""Several sources: one after the other, in a pool of processes, or on a dask scheduler. Each becomes an Outcome; an error is part of it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .diagnostics import Diagnostic, ExitCode, PublisherError, Severity, UsageError
from .model import SourceText
from .package.manifest import Entry, make_entry
from .pipeline import Build, build_edition
from .settings import Settings

Step = Callable[[str, str | None], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One source to build: the path as it was given (or the text itself), its settings, and where its files go."""

    name: str
    source: str | SourceText
    settings: Settings
    places: tuple[Path, ...]


@dataclass
class Outcome:
    """What came of one source: its files, not yet written, and what was said."""

    name: str
    files: list[tuple[Path, bytes]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    code: ExitCode = ExitCode.BUILT


def build_job(job: Job, step: Callable[[str], None] = lambda _: None) -> Outcome:
    """Build one source; an error becomes the outcome's code and its last diagnostic."""
    try:
        return _outcome(job, build_edition(job.source, job.settings, step=step))
    except PublisherError as fault:
        return failed(job.name, fault)


def failed(name: str, fault: PublisherError) -> Outcome:
    """Give the outcome of a source that could not be built."""
    return Outcome(name, diagnostics=[replace(fault.diagnostic(), source=fault.source or name)], code=fault.exit_code)


def _outcome(job: Job, build: Build) -> Outcome:
    outcome = Outcome(job.name, diagnostics=list(build.diagnostics))
    if any(d.severity is Severity.ERROR for d in build.diagnostics):
        # Only a check says ERROR without raising: the edition was made, and is not what the model says.
        outcome.code = ExitCode.CHECK
        return outcome
    for place, e in zip(job.places, build.editions, strict=True):
        outcome.files.append((place, e.data))
        outcome.entries.append(make_entry(place.name, e.format, e.script, build.source, e.metadata, e.time, e.data))
    return outcome


def run(jobs: Sequence[Job], *, processes: int = 1, scheduler: str = "", step: Step = lambda *_: None) -> Iterator[Outcome]:
    """Build all, giving the outcomes in the order of the jobs.

    Args:
        jobs: what to build.
        processes: how many at a time on this machine.
        scheduler: address of a dask scheduler (`tcp://host:8786`) whose workers have this version of the library; goes before `processes`.
        step: called with a source's name and the step that begins, or None when the source is done.

    Raises:
        UsageError: dask.distributed is not installed, or the scheduler does not answer.
    """
    # Nearly all that a build makes lives to its end: at Python's own threshold, 700 new objects, the collector of cycles goes over it so
    # often that this takes a seventh of the time.
    gc.set_threshold(100_000)
    if scheduler:
        yield from _told(_on_scheduler(jobs, scheduler), step)
    elif processes == 1 or len(jobs) == 1:
        for job in jobs:
            outcome = build_job(job, lambda what, name=job.name: step(name, what))  # type: ignore[misc]
            step(job.name, None)
            yield outcome
    else:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(processes) as pool:
            yield from _told(pool.map(build_job, jobs), step)


def _told(outcomes: Iterator[Outcome], step: Step) -> Iterator[Outcome]:
    for outcome in outcomes:
        step(outcome.name, None)
        yield outcome


def _on_scheduler(jobs: Sequence[Job], address: str) -> Iterator[Outcome]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--scheduler needs dask.distributed", "X10", hint="pip install 'publisher[scheduler]'") from None
    from .read import read_source

    try:
        client: Any = Client(address, timeout="10s")
    except (OSError, ValueError) as fault:
        raise UsageError(f"the scheduler at {address} does not answer: {fault}", "X10", hint="is its address right?") from None
    with client:
        waiting: list[Any] = []
        for job in jobs:
            # Workers need not share our disk: the text is read here and travels with the job.
            try:
                text = job.source if isinstance(job.source, SourceText) else read_source(job.source, encoding=job.settings.encoding)
                waiting.append(client.submit(build_job, replace(job, source=text), pure=False))
            except PublisherError as fault:
                waiting.append(failed(job.name, fault))
        for item in waiting:
            yield item if isinstance(item, Outcome) else item.result()
