"""Make the generated documentation: the model, the catalogue of questions and the command's help.

Run it with `make docs`; a test compares what it makes with what is committed.
"""

from pathlib import Path

import click

from api.cli import cli
from graph.kinds import Entity, Link
from graph.model import claim_fields, own_fields
from graph.schema import KIND_ENDS, LINKS, NODES
from queries import catalogue
from queries.fields import Parameter
from queries.header import Question
from queries.shared import GIVEN

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by `make docs`; change the code, not this file. -->\n"


def model() -> str:
    """Describe every label and relationship type from the schema."""
    shared = "".join(_field(name, field.description) for name, field in Entity.model_fields.items())
    parts = [MADE, "# The model\n", "## Drawn\n", _drawn(), "## Nodes\n", "Every entity has:\n", shared]
    for label, kind in NODES.items():
        fields = "".join(_field(name, field.description) for name, field in own_fields(label).items())
        parts.append(f"### {label}\n\n{kind.__doc__}\n\n{fields or 'No properties of its own.' + chr(10)}")
    parts += ["## Relationships\n", "Every relationship is a claim and has:\n"]
    parts.append("".join(_field(name, field.description) for name, field in claim_fields().items()))
    parts.append("| type | from | to | reads | reads back | support | carry, months |\n|---|---|---|---|---|---|---|")
    parts[-1] += "".join(f"\n{_link(rel, kind)}" for rel, kind in LINKS.items()) + "\n"
    ended = "".join(f"- {kind}: {day}\n" for kind, day in KIND_ENDS.items())
    parts.append(f"## Kinds that have ended\n\nA claim of one cannot hold after its last day.\n\n{ended}")
    return "\n".join(parts)


def _drawn() -> str:
    """Draw which labels are tied how, as Mermaid; labels that the same types tie stand in one box."""
    boxes = list(dict.fromkeys(ends for kind in LINKS.values() for ends in kind.ends))
    lines = [f'  {_box(n)}["{"<br>".join(sorted(labels))}"]' for n, labels in enumerate(boxes)]
    arrows: dict[tuple[int, int], list[str]] = {}
    for rel, kind in LINKS.items():
        arrows.setdefault((boxes.index(kind.ends[0]), boxes.index(kind.ends[1])), []).append(rel)
    lines += [f'  {_box(a)} -->|"{"<br>".join(rels)}"| {_box(b)}' for (a, b), rels in arrows.items()]
    note = "A label stands in each box of labels that the same types tie.\n"
    return "\n".join(["```mermaid", "flowchart LR", *lines, "```", "", note])


def _box(number: int) -> str:
    return f"box{number}"


def _field(name: str, text: str | None) -> str:
    return f"- `{name}`: {text}\n"


def _link(rel: str, kind: type[Link]) -> str:
    ends = [", ".join(sorted(labels)) for labels in kind.ends]
    cells = [f"`{rel}`", *ends, *kind.says, "yes" if kind.support else "", str(kind.carry_months)]
    return f"| {' | '.join(cells)} |"


def questions() -> str:
    """List the catalogue from the headers of the query files: what all share, then a section a topic."""
    told = catalogue.questions()
    topics = {one.topic: [other for other in told if other.topic == one.topic] for one in told}
    parts = [MADE, "# Questions\n"]
    parts.append("Ask one with `partnerships query NAME -p key=value`, at `/queries/NAME` or `/api/queries/NAME`.\n")
    parts.append("".join(f"- [{topic}](#{topic}): {len(own)}\n" for topic, own in topics.items()))
    parts.append("Parameters that many share are told here once:\n")
    parts.append("\n".join(_parameter(name, param) for name, param in GIVEN.items()) + "\n")
    for topic, own in topics.items():
        parts += [f"## {topic}\n", *map(_question, own)]
    return "\n".join(parts)


def _question(told: Question) -> str:
    own = {name: param for name, param in told.params.items() if name in told.header.params}
    shared = [
        f"`{name}`{' (must be given)' if p.required else ''}" for name, p in told.params.items() if name not in own
    ]
    lines = [f"### {told.header.title}\n", f"{told.header.question}\n"]
    lines.append(f"`{told.name}`, for {told.header.audience}s. Takes {', '.join([f'`{n}`' for n in own] + shared)}.\n")
    lines += [_parameter(name, param) for name, param in own.items()]
    lines += [*([""] if own else []), "| column | type | what it says |\n|---|---|---|"]
    cells = [
        (f"`{name}`", column.type, column.meaning.replace("|", "\\|")) for name, column in told.header.returns.items()
    ]
    lines += [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join(lines) + "\n"


def _parameter(name: str, told: Parameter) -> str:
    how = [told.base, *(["must be given"] if told.required else [])]
    how += [f"one of {', '.join(told.choices)}"] if told.choices else []
    how += [f"default {told.default}"] if told.default is not None else []
    return f"- `{name}` ({'; '.join(how)}): {told.help}; for example `{told.example}`"


def commands() -> str:
    """Give the help of every command."""
    parts = [MADE, "# Commands\n"]
    context = click.Context(cli, info_name="partnerships", **cli.context_settings)
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
