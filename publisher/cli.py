"""build-edition: arguments, progress, printing, exit code. What is done, the library does."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .diagnostics import ExitCode, PublisherError, RenderError, SettingsError, Severity, UsageError
from .settings import FONT_ROLES, FORMATS, SCRIPTS, Settings, chosen, load_settings, time_from_epoch

if TYPE_CHECKING:
    from .work import Job, Outcome

EXIT_CODES = """exit codes:
  0 built                          6 structure: something would be lost
  1 fault in the program           7 a font or a glyph is missing
  2 usage                          8 an edition cannot be rendered or written
  3 warnings, with --fail-on-warning   9 a check failed
  4 source unreadable            130 interrupted
  5 settings wrong

examples:
  build-edition report.txt -o dist
  build-edition issue.txt --script as-is,zh-Hant-TW --to epub,pdf -o dist
  build-edition notice.txt --to json -o -
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code."""
    try:
        options = _parser().parse_args(argv)
        return int(_run(options))
    except PublisherError as fault:
        print(f"build-edition: {fault}", file=sys.stderr)
        return int(fault.exit_code)
    except KeyboardInterrupt:
        print("build-edition: interrupted", file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # A reader that has seen enough is no fault; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.BUILT)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build-edition", description="Builds DOCX, PDF and EPUB editions from Chinese text taken out of PDFs.", epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("source", nargs="+", metavar="SOURCE",
        help="text file; x.txt may have its settings beside it in x.toml; - reads standard input")
    add("-o", "--output", default=".", metavar="DIR|FILE",
        help="folder to write into, or a file where exactly one is written; - is standard output")
    add("--to", metavar="FORMATS", help=f"formats, parted by commas: {', '.join(FORMATS)} (default: docx,pdf,epub)")
    add("--script", metavar="SCRIPTS", help=f"scripts, parted by commas: {', '.join(SCRIPTS)} (default: as-is)")
    add("--layout", metavar="NAME", help="auto, official, periodical, book, vertical, periodical-vertical, or a .toml file (default: auto)")
    add("--config", type=Path, metavar="FILE", help="settings file in place of the one beside the source")
    add("--no-corrections", action="store_true", help="leaves out the corrections of the settings file")
    add("--vocabulary", action="store_true", help="lets a Traditional edition take its region's words as well as its characters")
    add("--encoding", metavar="NAME", help="encoding of the sources (default: told by their content)")
    add("--check", action="store_true",
        help="takes the text back out of each edition and compares it with the model; measures an official PDF, ours or a SOURCE.pdf")
    add("--catalogue", action="store_true", help="writes index.html, OPDS feeds, editions.json and SHA256SUMS beside the editions")
    add("--font", action="append", default=[], metavar="ROLE=PATH", help=f"font file for a role: {', '.join(FONT_ROLES)}")
    add("--ignore-system-fonts", action="store_true", help="uses the bundled fonts alone: the same result on every machine")
    add("--embed-fonts", action="store_true", help="puts the fonts into an EPUB, cut down to what it prints (default: the reader's own)")
    add("--jobs", type=_jobs, default=1, metavar="N", help="builds N sources at a time; 0: one a processor")
    add("--scheduler", default="", metavar="ADDRESS", help="builds on the workers of a dask scheduler, such as tcp://host:8786")
    add("--fail-on-warning", action="store_true", help="ends with code 3 if there was a warning")
    add("--log", type=Path, metavar="FILE", help="writes what was said and what was written as JSON")
    add("-q", "--quiet", action="store_true", help="prints errors only")
    add("-v", "--verbose", action="store_true", help="prints doubts and steps too")
    add("--version", action=_Version)
    return parser


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, **_: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, help="prints the version")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from . import __version__

        print(f"build-edition {__version__}")
        parser.exit()


def _jobs(value: str) -> int:
    if not value.isdigit():
        raise argparse.ArgumentTypeError(f"not a number of jobs: '{value}'")
    return int(value) or os.cpu_count() or 1


def _run(options: argparse.Namespace) -> ExitCode:
    from .work import run

    began = time.perf_counter()
    if options.check and all(Path(source).suffix.lower() == ".pdf" for source in options.source):
        return _measured(options)
    jobs = _jobs_of(options)
    outcomes: list[Outcome] = []
    with _progress(options, len(jobs)) as tell:
        for outcome in run(jobs, processes=options.jobs, scheduler=options.scheduler, step=tell):
            outcomes.append(_written(outcome))
            _report(outcomes[-1], options)
    written = [path for o in outcomes for path, _ in o.files]
    if options.catalogue and written:
        written += _catalogue(Path(options.output), outcomes)
    code = _exit_code(outcomes, options)
    if options.log:
        _write_log(options.log, outcomes, code)
    if not options.quiet and options.output != "-":
        print(_closing(outcomes, written, time.perf_counter() - began), file=sys.stderr)
    return code


def _measured(options: argparse.Namespace) -> ExitCode:
    """Measure finished PDFs against GB/T 9704; nothing is built."""
    from .check import check_official
    from .read import file_bytes
    from .work import Outcome

    outcomes = []
    for source in options.source:
        outcomes.append(Outcome(source, diagnostics=list(check_official(file_bytes(source), source=source))))
        _report(outcomes[-1], options)
    code = _exit_code(outcomes, options)
    if options.log:
        _write_log(options.log, outcomes, code)
    if not options.quiet:
        found = sum(d.severity is Severity.WARNING for o in outcomes for d in o.diagnostics)
        print(f"{len(outcomes)} measured against GB/T 9704; {found} departure{'' if found == 1 else 's'}", file=sys.stderr)
    return code


def _jobs_of(options: argparse.Namespace) -> list[Job]:
    from .read import read_bytes
    from .work import Job

    plans = [(source, settings_for(source, options)) for source in options.source]
    jobs = []
    for (source, settings), places in zip(plans, _places(plans, options.output), strict=True):
        text = read_bytes(sys.stdin.buffer.read(), "stdin", encoding=settings.encoding) if source == "-" else source
        jobs.append(Job(source, text, settings, tuple(places)))
    return jobs


def _written(outcome: Outcome) -> Outcome:
    """Write an outcome's files; where that fails, the outcome is the failure."""
    from .package.write import write_files
    from .work import failed

    try:
        if [str(path) for path, _ in outcome.files] == ["-"]:
            if not outcome.entries[0].media_type.startswith(("text/", "application/json")) and sys.stdout.isatty():
                raise UsageError("a terminal cannot show this file", "X8", hint="send standard output to a file, or name one with -o")
            sys.stdout.buffer.write(outcome.files[0][1])
            sys.stdout.buffer.flush()
        else:
            write_files(outcome.files)
    except PublisherError as fault:
        return failed(outcome.name, fault)
    return outcome


def _catalogue(folder: Path, outcomes: Sequence[Outcome]) -> list[Path]:
    from .package.catalogue import catalogue_files
    from .package.write import write_files

    files = [(folder / name, data) for name, data in catalogue_files([e for o in outcomes for e in o.entries])]
    write_files(files)
    return [path for path, _ in files]


def settings_for(source: str, options: argparse.Namespace) -> Settings:
    """Give the settings of one source: those of its file, then what the command line says over them."""
    beside = Path(source).with_suffix(".toml")
    if beside == Path(source):
        raise UsageError(f"'{source}' holds settings", "X9", hint="give the text they are for; its settings are read with it")
    own = options.config or (beside if source != "-" and beside.is_file() else None)
    settings = load_settings(own) if own else Settings()
    changes: dict[str, Any] = {}
    if options.to:
        changes["formats"] = _choice(options.to, FORMATS, "format")
    if options.script:
        changes["scripts"] = _choice(options.script, SCRIPTS, "script")
    if options.layout:
        changes["layout"] = options.layout
    if options.encoding:
        changes["encoding"] = options.encoding
    if options.no_corrections:
        changes["corrections"] = ()
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        changes["time"] = time_from_epoch(epoch)
    fonts = {**settings.fonts, **dict(_font(value) for value in options.font)}
    return replace(settings, fonts=fonts, vocabulary=settings.vocabulary or options.vocabulary, check=options.check,
                   ignore_system_fonts=settings.ignore_system_fonts or options.ignore_system_fonts,
                   embed_fonts=settings.embed_fonts or options.embed_fonts, **changes)


def _choice(value: str, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    try:
        return chosen(tuple(v.strip() for v in value.split(",") if v.strip()), known, what)
    except SettingsError as fault:
        raise UsageError(fault.message, fault.code, hint=fault.hint) from None


def _font(value: str) -> tuple[str, Path]:
    role, found, path = value.partition("=")
    if not found or role not in FONT_ROLES or not path:
        raise UsageError(f"not a font: '{value}'", "X7", hint=f"--font ROLE=PATH, ROLE one of {', '.join(FONT_ROLES)}")
    return role, Path(path)


def _places(plans: Sequence[tuple[str, Settings]], output: str) -> list[list[Path]]:
    """Give where each file of each source goes; refuse what would write one file over another, or over a source."""
    from .package.names import edition_name
    from .pipeline import CONVERTED

    count = sum(len(s.formats) * len(s.scripts) for _, s in plans)
    if output == "-" or (Path(output).suffix and not Path(output).is_dir() and count == 1):
        if count != 1:
            raise UsageError(f"-o {output} takes one file, and {count} would be written", "X8", hint="choose one with --to and --script")
        if output != "-" and Path(output).resolve() == Path(plans[0][0]).resolve():
            raise UsageError(f"{output} would be written over the source", "X9", hint="give it another name")
        return [[Path(output)]]
    if Path(output).exists() and not Path(output).is_dir():
        raise UsageError(f"-o {output} is a file, and {count} would be written", "X8", hint="name a folder")
    places, taken = [], {Path(source).resolve(): source for source, _ in plans}
    for source, settings in plans:
        stem = settings.name or ("stdin" if source == "-" else Path(source).stem)
        names = [edition_name(stem, script, CONVERTED.get(f, f)) for script in settings.scripts for f in settings.formats]
        places.append([Path(output) / name for name in names])
        for path in places[-1]:
            if (other := taken.setdefault(path.resolve(), source)) != source or path.resolve() == Path(source).resolve():
                how = "over the source" if path.resolve() == Path(other).resolve() else f"twice, from '{other}' and from '{source}'"
                raise UsageError(f"{path} would be written {how}", "X9", hint="give them names of their own, or another folder")
    return places


def _report(outcome: Outcome, options: argparse.Namespace) -> None:
    for d in outcome.diagnostics:
        shown = d.severity is Severity.ERROR or (not options.quiet and (options.verbose or d.severity is Severity.WARNING))
        if shown:
            print(d.to_line(), file=sys.stderr)


def _exit_code(outcomes: Sequence[Outcome], options: argparse.Namespace) -> ExitCode:
    failed = next((o.code for o in outcomes if o.code), ExitCode.BUILT)
    if not failed and options.fail_on_warning and any(d.severity is Severity.WARNING for o in outcomes for d in o.diagnostics):
        return ExitCode.WARNINGS
    return failed


def _closing(outcomes: Sequence[Outcome], written: Sequence[Path], seconds: float) -> str:
    counts = {s: sum(d.severity is s for o in outcomes for d in o.diagnostics) for s in Severity}
    said = ", ".join(f"{n} {s}{'s' if n > 1 else ''}" for s, n in counts.items() if n and s is not Severity.NOTE)
    folders = sorted({str(p.parent) for p in written})
    place = f" in {folders[0]}" if len(folders) == 1 else ""
    return f"{len(written)} file{'' if len(written) == 1 else 's'} written{place}{'; ' + said if said else ''}; {seconds:.1f} s"


def _write_log(path: Path, outcomes: Sequence[Outcome], code: ExitCode) -> None:
    rows = [{"source": o.name, "code": int(o.code), "written": [str(p) for p, _ in o.files],
             "diagnostics": [d.to_json() for d in o.diagnostics]} for o in outcomes]
    try:
        path.write_text(json.dumps({"code": int(code), "sources": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        raise RenderError(f"cannot write {path}: {fault.strerror}", "P2") from None


@contextmanager
def _progress(options: argparse.Namespace, sources: int) -> Iterator[Any]:
    """Give a function that is told (source, step), or (source, None) when a source is done: a bar on a terminal, plain lines elsewhere."""
    if options.quiet or not sys.stderr.isatty():
        def plain(source: str, what: str | None) -> None:
            if what and options.verbose:
                print(f"{source}: {what}", file=sys.stderr)
        yield plain
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = Progress(TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), console=Console(stderr=True),
                   transient=True)
    with bar:
        task = bar.add_task("", total=sources)

        def drawn(source: str, what: str | None) -> None:
            bar.update(task, description=f"{Path(source).name} {what or ''}", advance=0 if what else 1)
        yield drawn
