"""Which Document decided which property of a stored node."""

from collections.abc import Mapping
from typing import Any

KEPT_APART = {"id", "source", "told", "load"}


def told_by(held: Mapping[str, Any]) -> dict[str, str]:
    """Give the id of the Document that decided each property.

    What `told` does not list was decided by `source`; `told` also lists what a Document told to be absent.

    >>> told_by({"id": "a", "name": "Ash", "pupils": 9, "source": "new", "told": ["old pupils,closed"]})
    {'name': 'new', 'pupils': 'old', 'closed': 'old'}
    """
    source = str(held.get("source") or "")
    told = {name: source for name in held if name not in KEPT_APART}
    for line in held.get("told") or ():
        document, names = line.rsplit(" ", 1)
        told |= dict.fromkeys(names.split(","), document)
    return told
