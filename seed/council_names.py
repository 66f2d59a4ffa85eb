"""Councils by the names that lists use for them: found only where one held council answers."""

import re
from collections.abc import Mapping
from datetime import date

_PASSED_OVER = {"city", "county", "of"}  # "Bristol, City of", "County Durham" and "Bristol", "Durham" are the same
_FORMER = re.compile(r"Pre-LGR (\d{4}) (.+)")  # local government reorganisation, on 1 April of the year


def council_key(name: str) -> str:
    """Give a council's name as it is compared.

    >>> council_key("Bristol City of") == council_key("Bristol, City of") == council_key("Bristol")
    True
    """
    words = re.findall(r"[^\W_]+", name.casefold().replace("&", " and ").replace("'", "").replace("’", ""))
    return " ".join(word for word in words if word not in _PASSED_OVER)


def by_name(councils: Mapping[str, str], day: date) -> dict[str, str]:
    """Give the id of each council by its key, as names were on a day; names that two councils share are left out.

    The register calls an abolished council "Pre-LGR 2019 Dorset": until April 2019 that one was Dorset.

    Args:
        councils: The names of the councils that are held, by id.
        day: The day on which the names were written.
    """
    found: dict[str, set[str]] = {}
    former: dict[str, set[str]] = {}
    for name, told in councils.items():
        before = _FORMER.fullmatch(told)
        if before is None:
            found.setdefault(council_key(told), set()).add(name)
        elif day < date(int(before[1]), 4, 1):
            former.setdefault(council_key(before[2]), set()).add(name)
    return {key: next(iter(ids)) for key, ids in (found | former).items() if key and len(ids) == 1}
