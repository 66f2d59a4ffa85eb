"""How the interface behaves between programs, browsers and other sites: parts, HEAD, origins, readiness, audience."""

import time
from collections.abc import Callable

import pytest
from httpx import Client
from served import Serve, served

from graph.store import Store


def test_a_list_in_parts_is_not_mixed_from_two_states_of_the_data(serve: Serve, drawn: Callable[..., Store]) -> None:
    client = serve("Ash -IN_AREA_OF-> North:Council#999 <-IN_AREA_OF- Birch\nCedar -IN_AREA_OF-> North")
    first = client.get("/api/gaps?council=999&as_of=2013-12-10&limit=2")
    after = first.links["next"]["url"]
    assert len(client.get(after).json()["schools"]) == 1
    drawn("Dale -IN_AREA_OF-> North:Council#999", source="document:later")
    gone = client.get(after)
    assert (gone.status_code, gone.json()["detail"]) == (
        410,
        "The data changed since the first part of this list was given: ask again without cursor.",
    )
    assert len(client.get("/api/gaps?council=999&as_of=2013-12-10&cursor=2").json()["schools"]) == 2


@pytest.mark.parametrize("where", ["/", "/gaps?council=999", "/api/gaps?council=999", "/healthz", "/static/style.css"])
def test_a_head_is_a_get_without_what_it_gives(serve: Serve, where: str) -> None:
    client = serve("Ash -IN_AREA_OF-> North:Council#999")
    head, get = client.head(where), client.get(where)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://127.0.0.1:8000"}, 404),
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        ({}, 404),
    ],
)
def test_nothing_is_sent_here_from_other_sites(client: Client, headers: dict[str, str], status: int) -> None:
    assert client.post("/api/nowhere", headers=headers, json={}).status_code == status


def test_what_a_property_tells_of_somebody_hidden_is_not_for_the_public(serve: Serve, store: Store) -> None:
    client = serve("Ash -SUPPORTS-> Birch\nSecretTrust:Trust{visibility: internal} -SPONSORS-> Birch")
    store.command("MATCH (n {id: 'Birch'}) SET n.aliases = ['Birch of SecretTrust'], n.phase = 'Primary'")
    public = client.get("/api/schools/Birch").json()
    assert ("SecretTrust" in str(public), public["properties"].get("phase")) == (False, "Primary")
    assert public["withheld"] == 2
    inside = client.get("/api/schools/Birch?audience=internal").json()
    assert inside["properties"]["aliases"] == ["Birch of SecretTrust"]


def test_readiness_does_not_wait_for_a_database_that_is_away(store: Store) -> None:
    with Store(store.connection) as other, served(other) as client:
        other.close()
        began = time.monotonic()
        told = client.get("/readyz")
        assert (told.status_code, told.headers["content-type"]) == (503, "application/problem+json")
        assert time.monotonic() - began < 5
        assert client.get("/healthz").json() == {"status": "ok"}
