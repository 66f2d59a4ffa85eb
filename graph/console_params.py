"""The parameters of a console question: what JSON can hold and Neo4j can take, no more and no deeper."""

import json
from collections.abc import Mapping
from typing import Any

from graph.errors import Refused

LARGEST = 1_000_000  # bytes of all of them as JSON
DEEPEST = 20
LOWEST, HIGHEST = -(2**63), 2**63 - 1


def check_params(params: Mapping[str, Any]) -> None:
    """Refuse parameters that cannot be passed on.

    Raises:
        Refused: With the reason.
    """
    for name, value in params.items():
        _check(name, value, DEEPEST)
        _check(name, name, 0)
    size = len(json.dumps(params))
    if size > LARGEST:
        raise Refused(f"The parameters have {size:,} bytes, and at most {LARGEST:,} are taken: ask in several parts.")


def _check(name: str, value: Any, depth: int) -> None:
    if depth < 0:
        raise Refused(f"The parameter {_short(name)} is nested deeper than {DEEPEST} levels: give a flatter one.")
    if isinstance(value, Mapping):
        for key, part in value.items():
            _check(name, key, depth - 1)
            _check(name, part, depth - 1)
    elif isinstance(value, list):
        for part in value:
            _check(name, part, depth - 1)
    elif isinstance(value, str):
        _check_text(name, value)
    elif isinstance(value, int) and not LOWEST <= value <= HIGHEST:
        raise Refused(f"The parameter {_short(name)} has a whole number beyond 64 bits: give it as a text.")
    elif isinstance(value, float) and value - value != 0:
        raise Refused(f"The parameter {_short(name)} has a number that is none (NaN or infinite): give another.")


def _check_text(name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(f"The parameter {_short(name)} has half a character (a lone surrogate): take it out.") from None


def _short(name: str) -> str:
    return name.encode("ascii", "backslashreplace").decode()[:60]
