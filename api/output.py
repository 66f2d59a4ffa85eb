"""What commands that answer share: the options --format and -o, an answer in each format, and where it is written."""

import functools
import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from api.cli import say
from graph.errors import BadInput

FORMATS = ("table", "json", "csv", "xlsx")


def with_output(command: Callable[..., None]) -> Callable[..., None]:
    """Add --format (as `form`) and -o (as `output`) to a command; they stand last in its help.

    Raises:
        BadInput: A workbook would go to a terminal; told before anything is read.
    """

    @functools.wraps(command)
    def checked(form: str, output: Path | None, **asked: Any) -> None:
        if form == "xlsx":
            _keep_from_terminal(output)
        command(form=form, output=output, **asked)

    kind = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
    path = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
    return kind(path(checked))


def rendered(answer: BaseModel, form: str, views: Mapping[str, str]) -> str | bytes:
    """Give an answer in a format.

    Args:
        answer: The answer.
        form: One of `FORMATS`.
        views: For each format but JSON, `module:function`; it is read only where it is shown: an answer comes sooner.
    """
    if form == "json":
        return answer.model_dump_json(indent=2) + "\n"
    module, _, name = views[form].partition(":")
    view: Callable[[Any], str | bytes] = getattr(importlib.import_module(module), name)
    return view(answer)


def write(content: str | bytes, output: Path | None) -> None:
    """Write an answer to a file or to standard output.

    Raises:
        BadInput: The file cannot be written, or a workbook would go to a terminal.
    """
    data = content.encode() if isinstance(content, str) else content
    if isinstance(content, bytes):
        _keep_from_terminal(output)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise BadInput(f"{output} cannot be written ({error.strerror}): name another file with -o.") from None
    say(f"Written to {output}.")


def _keep_from_terminal(output: Path | None) -> None:
    if output is None and sys.stdout.isatty():
        raise BadInput("A workbook cannot be shown in a terminal: name a file with -o.")
