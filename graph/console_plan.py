"""The plan check of the console: what Neo4j itself says that a question would do, before it does it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.console_words import PROCEDURES
from graph.errors import Refused

# Operators that write, read files or the network, command the server, or begin transactions of their own.
_BARRED = re.compile(
    r"LoadCSV|Show|Terminate|Transaction|Create|Merge|Set|Delete|Detach|Remove|Foreach|SubqueryForeach|Drop|Alter|"
    r"Lock|Admin|Command|Grant|Deny|Revoke|Start|Stop|Rename|Enable|Dealloc|Reallocate"
)
_WRITES = {
    "rw": "it would change data",
    "w": "it would change data",
    "s": "it is a command to the database or the server",
}


def check_plan(kind: str, plan: Mapping[str, Any]) -> None:
    """Refuse a statement that does more than read.

    Args:
        kind: Neo4j's own type of the statement: r, rw, w or s.
        plan: Its plan as the driver gives it: operatorType, args and children.

    Raises:
        Refused: With what it would do.
    """
    if kind != "r":
        why = _WRITES.get(kind, "its kind is not known")
        raise Refused(f"The question is not taken, for Neo4j says that {why}: ask one that only reads.")
    for operator in _operators(plan):
        name = str(operator.get("operatorType", "")).partition("@")[0]
        if _BARRED.match(name):
            raise Refused(f"The question is not taken, for its plan has the step {name}: ask one that only reads data.")
        if name.startswith("ProcedureCall"):
            _check_procedure(str(operator.get("args", {}).get("Details", "")))


def _operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting += operator.get("children", ())


def _check_procedure(details: str) -> None:
    name = re.split(r"[\s(]", details, maxsplit=1)[0]
    if name not in PROCEDURES:
        raise Refused(
            f"The procedure {name[:60]} is not taken: those that the console calls are {', '.join(sorted(PROCEDURES))}."
        )
