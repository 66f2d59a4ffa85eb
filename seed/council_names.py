"""Councils by the names that lists use for them: found only where one held council answers."""

import re
from collections.abc import Mapping

_PASSED_OVER = {"city", "county", "of"}  # "Bristol, City of", "County Durham" and "Bristol", "Durham" are the same


def council_key(name: str) -> str:
    """Give a council's name as it is compared.

    >>> council_key("Bristol City of") == council_key("Bristol, City of") == council_key("Bristol")
    True
    """
    words = re.findall(r"[^\W_]+", name.casefold().replace("&", " and ").replace("'", "").replace("’", ""))
    return " ".join(word for word in words if word not in _PASSED_OVER)


def by_name(councils: Mapping[str, str]) -> dict[str, str]:
    """Give the id of each council by its key; names that two councils share are left out.

    Args:
        councils: The names of the councils that are held, by id.
    """
    found: dict[str, set[str]] = {}
    for name, told in councils.items():
        found.setdefault(council_key(told), set()).add(name)
    return {key: ids.pop() for key, ids in found.items() if key and len(ids) == 1}
