"""Make the generated documentation: the model, the catalogue of questions and the command's help.

Run it with `make docs`; a test compares what it makes with what is committed.
"""

from pathlib import Path

import click

from api.cli import cli
from graph.kinds import Entity, Link
from graph.schema import KIND_ENDS, LINKS, NODES
from queries import catalogue
from queries.fields import Parameter
from queries.header import Question, read

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by `make docs`; change the code, not this file. -->\n"


def model() -> str:
    """Describe every label and relationship type from the schema."""
    shared = "".join(_field(name, field.description) for name, field in Entity.model_fields.items())
    parts = [MADE, "# The model\n", "## Nodes\n", "Every entity has:\n", shared]
    for label, kind in NODES.items():
        own = {n: f for n, f in kind.model_fields.items() if n not in Entity.model_fields or not kind.entity}
        fields = "".join(_field(name, field.description) for name, field in own.items())
        parts.append(f"### {label}\n\n{kind.__doc__}\n\n{fields or 'No properties of its own.' + chr(10)}")
    claim = {n: f for n, f in Link.model_fields.items() if n not in {"from_id", "to_id"}}
    parts += ["## Relationships\n", "Every relationship is a claim and has:\n"]
    parts.append("".join(_field(name, field.description) for name, field in claim.items()))
    parts.append("| type | from | to | reads | reads back | support | carry, months |\n|---|---|---|---|---|---|---|")
    parts[-1] += "".join(f"\n{_link(rel, kind)}" for rel, kind in LINKS.items()) + "\n"
    ended = "".join(f"- {kind}: {day}\n" for kind, day in KIND_ENDS.items())
    parts.append(f"## Kinds that have ended\n\nA claim of one cannot hold after its last day.\n\n{ended}")
    return "\n".join(parts)


def _field(name: str, text: str | None) -> str:
    return f"- `{name}`: {text}\n"


def _link(rel: str, kind: type[Link]) -> str:
    ends = [", ".join(sorted(labels)) for labels in kind.ends]
    cells = [f"`{rel}`", *ends, *kind.says, "yes" if kind.support else "", str(kind.carry_months)]
    return f"| {' | '.join(cells)} |"


def questions() -> str:
    """List the catalogue from the headers of the query files: a section a topic, a part a question."""
    parts, topic = [MADE, "# Questions\n"], ""
    for told in map(read, catalogue.paths()):
        if told.topic != topic:
            topic = told.topic
            parts.append(f"## {topic}\n")
        parts.append(_question(told))
    return "\n".join(parts)


def _question(told: Question) -> str:
    lines = [
        f"### {told.header.title}\n",
        f"{told.header.question}\n",
        f"`{told.name}`, for {told.header.audience}s.\n",
    ]
    lines += [f"- takes `{name}` ({_how(param)}): {param.help}" for name, param in told.params.items()]
    lines += [f"- gives `{name}` ({column.type}): {column.meaning}" for name, column in told.header.returns.items()]
    return "\n".join(lines) + "\n"


def _how(param: Parameter) -> str:
    choices = f", one of {', '.join(param.choices)}" if param.choices else ""
    need = ", must be given" if param.required else f", default {param.default}" if param.default is not None else ""
    return f"{param.base}{choices}{need}"


def commands() -> str:
    """Give the help of every command."""
    parts = [MADE, "# Commands\n"]
    context = click.Context(cli, info_name="partnerships")
    parts.append(f"```\n{cli.get_help(context)}\n```\n")
    for name in cli.list_commands(context):
        parts += _helps(cli.get_command(context, name), name, context)
    return "\n".join(parts)


def _helps(command: click.Command | None, name: str, parent: click.Context) -> list[str]:
    if command is None:
        return []
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    parts = [f"## {context.command_path}\n", f"```\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            parts += _helps(command.get_command(context, sub), sub, context)
    return parts


PAGES = {"model.md": model, "questions.md": questions, "commands.md": commands}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
