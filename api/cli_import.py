"""`partnerships import`: load files, each as one load."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from api.cli import Day, say
from api.database import database, noted
from graph.settings import Settings
from graph.store import Store
from seed.batches import Reject, rejects_csv
from seed.journal import Journal
from seed.load import Switches, load
from seed.report import Report
from seed.sources import KINDS, Intake, intakes, read_known


@click.command(name="import", epilog="KIND: " + "; ".join(f"{kind}: {what}" for kind, what in KINDS.items()) + ".")
@click.argument("what", nargs=-1, metavar="[KIND] PATH...")
@click.option("--date", "day", type=Day(), metavar="YYYY-MM-DD", help="The day of the file, where it does not tell.")
@click.option("--dry-run", is_flag=True, help="Print the exact difference, and change nothing.")
@click.option("--strict", is_flag=True, help="Load nothing of a file with rejected rows, and exit with 1.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(what: tuple[str, ...], day: date | None, *, dry_run: bool, strict: bool, as_json: bool) -> None:
    """Import files; the same bytes again change nothing."""
    kind, paths = (what[0], what[1:]) if what and what[0] in KINDS else ("auto", what)
    held: list[Store] = []  # opened after the files, so that a wrong name is told at once
    files = intakes(kind, [Path(path) for path in paths], day, lambda: read_known(held[0]))
    with database() as store:
        held.append(store)
        done = [_take(store, intake, dry_run=dry_run, strict=strict) for intake in files]
    reports = [report for report, _ in done]
    if as_json:
        bodies = [report.model_dump() for report in reports]
        click.echo(json.dumps(bodies[0] if len(bodies) == 1 else bodies))
    else:
        for intake, (report, journal) in zip(files, done, strict=True):
            click.echo(_sentence(intake, report, dry_run=dry_run))
            for line in journal.lines():
                click.echo(line)
    if strict and any(report.rejected for report in reports):
        click.get_current_context().exit(1)


def _take(store: Store, intake: Intake, *, dry_run: bool, strict: bool) -> tuple[Report, Journal]:
    batch, journal = intake.batch, Journal(whole=dry_run)
    with noted({"kind": batch.kind, "files": batch.files, "sha256": batch.sha256}):
        report = load(store, batch, say, intake.tally, Switches(dry_run=dry_run, strict=strict, journal=journal))
    if strict and report.rejected and not dry_run:  # nothing was kept, so nothing was created or changed
        report = Report(rows=report.rows, accepted=report.accepted, rejected=report.rejected)
    if intake.tally and intake.tally.dropped_columns and report.rows:
        say(f"Not read, because they tell of persons: {', '.join(intake.tally.dropped_columns)}.")
    if intake.tally and intake.tally.rejects:
        report.rejects_file = str(_write_rejects(batch.files[0], intake.tally.rejects))
    return report, journal


def _write_rejects(name: str, rejects: Sequence[Reject]) -> Path:
    """Write the rejected rows beside the database: row number, column, value, reason, remedy."""
    folder = Settings().partnerships_home / "rejects"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{name}.csv"
    path.write_text(rejects_csv(rejects), encoding="utf-8", newline="")
    return path


def _sentence(intake: Intake, report: Report, *, dry_run: bool) -> str:
    names = ", ".join(intake.batch.files) or intake.batch.kind
    if not report.rows and report.load:
        return f"{names}: the same bytes were loaded before as {report.load}; nothing changed."
    done = "would be loaded" if dry_run else f"loaded as {report.load}" if report.load else "not loaded (--strict)"
    lines = [
        f"{names}: {done}. {report.rows:,} rows: {report.accepted:,} accepted, {report.rejected:,} rejected.",
        f"  nodes: {report.nodes_created:,} created, {report.nodes_changed:,} changed",
        f"  links: {report.relationships_created:,} created, {report.relationships_changed:,} changed",
        f"  links: {report.relationships_ended:,} ended, {report.confirmed:,} confirmed",
    ]
    return "\n".join(lines + ([f"  rejected rows: {report.rejects_file}"] if report.rejects_file else []))
