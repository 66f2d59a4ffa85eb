"""Whatever Neo4j gives, as sound JSON: nothing is lost, nothing is invalid, and no program rounds it.

Whole numbers beyond ±(2^53 - 1) and numbers that are none are texts ("9223372036854775807", "NaN", "-Infinity"), as in
RFC 7493; days, times and durations are ISO 8601 with all their digits; bytes are base64. The kinds of Neo4j's values
are told by what they have, for the driver stays in `graph/store.py`.
"""

import base64
import math
from typing import Any

EXACT = 2**53 - 1  # whole numbers up to here are exact in every JSON reader
DEEPEST = 100  # lists and maps within each other; readers of JSON refuse some more


def sound(value: Any, levels: int = DEEPEST) -> Any:
    """Give a value as JSON can hold it.

    Args:
        value: As the driver gives it.
        levels: So many may be nested within each other.

    Raises:
        RecursionError: There are more.

    >>> sound([1, 2**63 - 1, float("nan"), True, {"a": None}])
    [1, '9223372036854775807', 'NaN', True, {'a': None}]
    """
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return value
    if kind is int:
        return value if -EXACT <= value <= EXACT else str(value)
    if kind is float:
        return value if math.isfinite(value) else _no_number(value)
    if kind is list or kind is tuple:
        return [sound(part, _fewer(levels)) for part in value]
    if kind is dict:
        return {str(name): sound(part, _fewer(levels)) for name, part in value.items()}
    return _special(value)


def _fewer(levels: int) -> int:
    if not levels:
        raise RecursionError
    return levels - 1


def _no_number(value: float) -> str:
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _special(value: Any) -> Any:
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode("ascii")
    if hasattr(value, "labels"):
        return _node(value)
    if hasattr(value, "start_node"):
        return _path(value) if hasattr(value, "relationships") else _link(value)
    return _measured(value)


def _measured(value: Any) -> Any:
    """Give points, days, times, and (since Neo4j 2025.10) vectors."""
    if hasattr(value, "srid"):
        return {"srid": value.srid, **{axis: sound(part) for axis, part in zip("xyz", value, strict=False)}}
    if hasattr(value, "iso_format"):
        return _time(value)
    return sound(value.to_native()) if hasattr(value, "to_native") else str(value)


def _path(value: Any) -> dict[str, Any]:
    return {"nodes": [_node(n) for n in value.nodes], "relationships": [_link(r) for r in value.relationships]}


def _node(value: Any) -> dict[str, Any]:
    properties = {name: sound(part) for name, part in value.items()}
    return {"element_id": value.element_id, "labels": sorted(value.labels), "properties": properties}


def _link(value: Any) -> dict[str, Any]:
    return {
        "element_id": value.element_id,
        "type": value.type,
        "start": value.start_node.element_id,
        "end": value.end_node.element_id,
        "properties": {name: sound(part) for name, part in value.items()},
    }


def _time(value: Any) -> str:
    """Give ISO 8601, with the name of the zone where it has one: that tells more than its distance from UTC."""
    zone = getattr(getattr(value, "tzinfo", None), "zone", None) or getattr(getattr(value, "tzinfo", None), "key", None)
    return f"{value.iso_format()}[{zone}]" if zone and zone != "UTC" else str(value.iso_format())
