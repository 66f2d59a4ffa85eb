"""What holds on a day: the words of `graph/cypher.py`, which query files use, say the same as `graph/dates.py`."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from graph import cypher
from graph.dates import carry, holds
from graph.drawing import draw
from graph.kinds import Link
from graph.schema import LINKS
from graph.store import Store
from seed.load import load
from seed.source import Batch

BOUNDS = ("start_min", "start_max", "end_min", "end_max", "kind_ended")
DAYS = [None, date(2013, 1, 31), date(2014, 2, 28)]
ASKED = [date(2013, 1, 30), date(2013, 1, 31), date(2014, 1, 31), date(2014, 2, 28), date(2016, 2, 28)]
ASKED.append(date(2016, 3, 1))
OTHERS = [{"status": "proposed"}, {"status": "ended"}, {"confidence": "inferred"}, {"confidence": "tentative"}]
OTHERS += [{"visibility": "internal"}, {"visibility": "confidential"}]


def claims() -> Iterator[Link]:
    """Give a claim of each of two types for every order of bounds, and for every status, confidence and visibility."""
    ends = {"from_id": "Ash", "to_id": "Oak", "source": "document:drawing"}
    for rel, days in product(("SUPPORTS", "MEMBER_OF"), product(DAYS, repeat=len(BOUNDS))):
        told = dict(zip(BOUNDS, days, strict=True))
        if all(not (told[a] and told[b]) or told[a] <= told[b] for a, b in (BOUNDS[:2], BOUNDS[2:4], BOUNDS[0:4:3])):
            yield LINKS[rel](id=f"{rel}:{days}", **ends, **told)
    sure = {"start_max": DAYS[1], "end_min": DAYS[1]}
    for number, other in enumerate(OTHERS):
        yield LINKS["SUPPORTS"](id=f"other:{number}", **ends, **sure, **other)


@pytest.fixture
def told(store: Store) -> list[Link]:
    """Load the claims."""
    every = list(claims())
    load(store, Batch("drawing", [], [*draw("Ash\nOak:Trust").nodes, *every], sha256="x"), lambda _: None)
    return every


def found(store: Store, condition: str, day: date, months: int | None, *, public: bool) -> set[str]:
    """Give the claims of which a condition is true on a day."""
    asked = {"carry_support": carry("SUPPORTS", months), "carry_other": carry("MEMBER_OF", months)}
    rows = store.read(f"MATCH ()-[r]->() WHERE {condition} RETURN r.id AS id", as_of=day, public=public, **asked)
    return {row["id"] for row in rows}


@pytest.mark.parametrize("months", [None, 0, 1, 25])
def test_cypher_and_python_agree_on_every_order_of_bounds(months: int | None, told: list[Link], store: Store) -> None:
    for day in ASKED:
        stands = {claim.id: holds(claim.model_dump(), day, carry(claim.rel, months)) for claim in told}
        certain = {name for name, how in stands.items() if how == "certainly"}
        possible = {name for name, how in stands.items() if how in {"certainly", "possibly"}}
        assert found(store, cypher.certain_days(), day, months, public=True) == certain, day
        assert found(store, cypher.possible_days(), day, months, public=True) == possible, day


@pytest.mark.parametrize(
    ("audience", "held"), [("public", {"other:2"}), ("internal", {"other:2", "other:4", "other:5"})]
)
def test_what_is_proposed_past_tentative_or_hidden_does_not_hold(
    audience: str, held: set[str], told: list[Link], store: Store
) -> None:
    ids = found(store, cypher.holds(), date(2013, 1, 31), None, public=audience == "public")
    assert {name for name in ids if name.startswith("other")} == held
    assert len(ids) > len(held)
    assert len(told) > len(ids)
