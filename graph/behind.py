"""The Cypher behind an answer: a statement with parameters that JSON can hold, to be asked again in the console."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Behind:
    """A statement with its parameters, as JSON takes them."""

    query: str
    params: dict[str, Any]


def as_json(query: str, params: Mapping[str, Any]) -> Behind:
    """Write days as JSON can hold them, so that the statement still takes them for days.

    >>> as_json("RETURN $as_of > date(), $as_of_old", {"as_of": date(2013, 12, 10), "as_of_old": 1})
    Behind(query='RETURN date($as_of) > date(), $as_of_old', params={'as_of': '2013-12-10', 'as_of_old': 1})
    """
    for name, value in params.items():
        if isinstance(value, date):
            query = re.sub(rf"\${re.escape(name)}\b", f"date(${name})", query)
    return Behind(query, {key: v.isoformat() if isinstance(v, date) else v for key, v in params.items()})
