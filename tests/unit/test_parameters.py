from datetime import date

import pytest

from api.gate import is_local
from api.parameters import asked, described
from api.serve import check_host, check_port
from graph.coverage_options import GapsQuery
from graph.errors import BadInput

ANY = "0.0.0.0"  # noqa: S104 - to be refused


def test_many_values_one_day_and_weights_are_read() -> None:
    pairs = [
        ("council", "383"),
        ("state", "linked"),
        ("state", "not_known"),
        ("as_of", "2013-12-10"),
        ("weight", "reach=2"),
    ]
    query = asked(GapsQuery, [*pairs, ("weight", "reach=2")])
    assert query.council == "383"
    assert query.state == ("linked", "not_known")
    assert query.as_of == date(2013, 12, 10)
    assert query.weight == {"reach": 2.0}


def test_what_a_form_leaves_empty_is_as_if_absent() -> None:
    assert asked(GapsQuery, [("carry", ""), ("as_of", " "), ("phase", "")]) == GapsQuery()


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("councl", "383")], "did you mean 'council'"),
        ([("as_of", "2013-13-01")], "as_of=2013-13-01 is not understood"),
        ([("state", "lacking")], "input should be 'linked', 'confirmed_none' or 'not_known'"),
        ([("council", "383"), ("council", "883")], "give it once"),
        ([("weight", "concern")], "weight=concern=3"),
    ],
)
def test_what_is_not_understood_is_told_in_a_sentence(pairs: list[tuple[str, str]], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        asked(GapsQuery, pairs)


def test_every_parameter_is_described_for_programs() -> None:
    told = described(GapsQuery)["parameters"]
    assert [line["name"] for line in told] == list(GapsQuery.model_fields)
    assert all(line["description"] for line in told)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8000"])
def test_this_machine_is_answered(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    ["", "example.org", "127.0.0.1.example.org", "localhost.example", ANY, "::1", "localhost:", "x@localhost"],
)
def test_another_name_is_not(host: str) -> None:
    assert not is_local(host)


@pytest.mark.parametrize("host", [ANY, "::", "192.168.1.4", "example.org", ""])
def test_an_address_that_others_reach_is_refused(host: str) -> None:
    with pytest.raises(BadInput, match="other machines"):
        check_host(host)


def test_an_impossible_port_is_refused() -> None:
    with pytest.raises(BadInput, match="no port"):
        check_port("127.0.0.1", 70000)
