"""The command `partnerships`: each subcommand is read only when it is called, so that an answer comes quickly."""

import gc
import importlib
import logging
import sys
import traceback
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NoReturn

import click

from graph.errors import PartnershipsError
from graph.settings import Settings

_COMMANDS = {
    "demo": "api.cli_demo",
    "import": "api.cli_import",
    "loads": "api.cli_loads",
    "undo": "api.cli_undo",
    "link": "api.cli_link",
    "template": "api.cli_template",
    "changes": "api.cli_changes",
    "beside": "api.cli_beside",
    "gaps": "api.cli_gaps",
    "snapshots": "api.cli_snapshots",
    "views": "api.cli_views",
    "review": "api.cli_review",
    "returns": "api.cli_returns",
    "conflicts": "api.cli_conflicts",
    "rules": "api.cli_rules",
    "query": "api.cli_query",
    "brokers": "api.cli_brokers",
    "what-if": "api.cli_what_if",
    "match": "api.cli_match",
    "proposal": "api.cli_proposal",
    "cypher": "api.cli_cypher",
    "map": "api.cli_map",
    "export": "api.cli_export",
    "model": "api.cli_model",
    "serve": "api.cli_serve",
    "db": "api.cli_db",
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Give the names in the order of a first visit."""
        return list(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """Import one command; None where there is no such one."""
        if name not in _COMMANDS:
            return None
        found: click.Command = importlib.import_module(_COMMANDS[name]).command
        return found


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="school-partnerships", prog_name="partnerships")
def cli() -> None:
    """School partnership networks in England: who supports whom, who is not known to be supported, and why."""


class Day(click.ParamType[date]):
    """A day written as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day; one that does not exist is wrong use."""
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value!r} is no day: write days that exist, as 2013-12-10.", param, ctx)


def say(text: str) -> None:
    """Tell progress on standard error; answers alone go to standard output."""
    click.echo(text, err=True)


def main(words: Sequence[str] | None = None) -> None:
    """Run the command on words, those of the shell by default; every fault is one sentence and exit code 2."""
    gc.set_threshold(100_000, 20, 50)  # what is read holds no cycles: a fifth of the time went into looking
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # our own sentence tells of its faults
    try:
        cli(words, prog_name="partnerships")
    except PartnershipsError as error:
        _end(str(error))
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback reaches a user
        if isinstance(error, OSError) and error.filename is not None:
            _end(f"{error.filename} cannot be used ({error.strerror}): check its name and rights, or name another.")
        told = f"{type(error).__name__}: {error}"
        _end(f"something unforeseen went wrong ({told}); please report it{_kept(traceback.format_exc())}.")


def _end(sentence: str) -> NoReturn:
    click.echo(f"Error: {' '.join(sentence.split())}", err=True)
    sys.exit(2)


def _kept(fault: str) -> str:
    """Keep what is needed to find a fault, and say where; nothing where that cannot be written either."""
    try:
        log = Settings().partnerships_home / "fault.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(fault, encoding="utf-8", errors="backslashreplace")
    except (OSError, ValueError):
        return ""
    return f" with {log}"
