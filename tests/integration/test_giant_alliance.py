"""One alliance of 5,000 schools: every question is answered, and nothing grows with the pairs of its members."""

from collections.abc import Callable

import pytest
from odd import drawn as map_drawn
from odd import sound
from served import Ask

from graph.store import Store

MANY = 5_000
ABOUT = ("--council", "999", "--as-of", "2013-12-10")
# Elm leads the alliance; every other school of the council has no support but its membership.
PICTURE = "Elm -LEADS-> Yews:Alliance\n" + "\n".join(
    f"S{n} -IN_AREA_OF-> Exemplar:Council#999\nS{n} -MEMBER_OF-> Yews" for n in range(MANY)
)


@pytest.fixture
def ask(drawn: Callable[..., Store], asking: Callable[[Store], Ask]) -> Ask:
    """Ask about the council of the picture."""
    return asking(drawn(PICTURE))


def test_everyone_is_linked_through_one_body_with_as_many_links_as_members(ask: Ask) -> None:
    gaps = sound(ask, "gaps", *ABOUT)
    assert (gaps["counts"]["linked"], gaps["reasons"]) == (MANY, {"single_support": MANY, "membership_only": MANY})
    view = sound(ask, "brokers", "--top", "1", *ABOUT)
    assert (view["view"]["links"], view["bodies"][0]["id"]) == (MANY + 1, "Yews")
    # Each member passes through it to each other one, and from Elm to each; nobody but members is reached.
    assert view["bodies"][0]["total"] == MANY * (MANY - 1) + MANY
    weights = sound(ask, "what-if", *ABOUT)
    (first,) = weights["bodies"]
    assert (first["id"], first["lost"], first["isolates"], weights["resting"]) == ("Yews", MANY, MANY + 1, MANY)
    assert sound(ask, "what-if", "Elm", *ABOUT)["counts"] == {"lost": 0, "to_one": 0, "fewer": 0}
    assert sound(ask, "match", *ABOUT)["proposals"] == []
    assert sound(ask, "rules", *ABOUT)["counts"]["broken"] == 0
    assert sound(ask, "conflicts", *ABOUT)["conflicts"] == []
    steps = sound(ask, "changes", *ABOUT[:2], "--at", "2013-12-10", "--at", "2000-01-01")["steps"]
    assert len(steps) == 1
    for thing in (("council", "999"), ("alliance", "Yews")):
        map_drawn(ask, "map", *thing)
