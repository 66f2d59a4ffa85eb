"""What tells of persons in officers' rows: refused, never stored; posts are recorded, people are not."""

import re

from seed.cells import LONGEST, Cells
from seed.links_columns import ALIASES, RETURN_ALIASES

_PERSONAL = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.\w")),
    ("a telephone number", re.compile(r"(?<![\d/.-])(?:\+44 ?|0)(?:\d[ -]?){9,10}(?!\d)")),
)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\b\.? \w", re.IGNORECASE)


def refuse_persons(cells: Cells) -> None:
    """Refuse a row that tells how to reach somebody; what it told stands in no message either.

    Raises:
        Rejected: a cell holds an e-mail address or a telephone number.
    """
    for field in (*(ALIASES | RETURN_ALIASES), "reason"):
        for what, pattern in _PERSONAL:
            if pattern.search(cells.raw(field)[:LONGEST]):  # a longer cell is rejected where it is read
                fault = cells.rejected(field, f"holds {what}", "take it out: posts are recorded, people are not")
                fault.value = ""
                raise fault


def refuse_name_of_person(cells: Cells, field: str, name: str) -> None:
    """Refuse a new organisation that is named after a person by title.

    Raises:
        Rejected: it has a title and a name.
    """
    if _TITLED.search(name):
        fault = cells.rejected(field, "looks like a person's name", "name the post or the organisation")
        fault.value = ""
        raise fault
