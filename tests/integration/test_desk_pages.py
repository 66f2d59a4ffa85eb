"""The desk's forms without a browser: what goes wrong gives them back as they were filled in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import HELD, PICTURE, types
from served import served

from graph.drawing import draw
from graph.embedded import stop
from graph.home import last_run, places_of, signal_to
from graph.settings import Settings
from graph.store import Store, open_store
from seed.load import load
from seed.source import Batch

TOLD = {"first": "900003", "second": "900002", "relationship": "supports", "from": "autumn 2013", "note": "By <phone>"}


@pytest.fixture
def held(drawn: Callable[..., Store], own_home: Path) -> Store:
    """A council of three schools, one of which a trust supports."""
    assert own_home
    return drawn(PICTURE)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"first": "nobody"}, "first", "nothing held has exactly this name"),
        ({"from": "soon"}, "from", "cannot be read as a date"),
        ({"second": "900003"}, "second", "is the first party again"),
        ({"note": "ring 020 7946 0000"}, "note", "holds a telephone number"),
        ({"source_date": "1/1/2099"}, "source_date", "is still to come"),
        ({"relationship": "leads", "focus": "maths"}, "focus", "belongs to support alone"),
    ],
)
def test_a_field_that_cannot_be_read_gives_the_form_back(
    held: Store, changes: dict[str, str], field: str, sentence: str
) -> None:
    with served(held) as site:
        page = site.post("/links/new", data=TOLD | changes)
        assert page.status_code == 422
        assert f'id="{field}-wrong"' in page.text
        assert sentence in page.text
        assert 'value="autumn 2013"' in page.text or "from" in changes
        assert types(held) == {HELD: "SUPPORTS"}


def test_what_is_written_is_shown_as_text(held: Store) -> None:
    with served(held) as site:
        text = site.post("/links/new", data=TOLD | {"first": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in text
    assert "By &lt;phone&gt;" in text


def test_the_same_form_sent_twice_is_one_load(held: Store) -> None:
    with served(held) as site:
        places = [site.post("/links/new", data=TOLD).headers["location"] for _ in range(2)]
    assert places == ["/imports/load:2", "/imports/load:2"]


def test_forms_of_other_sites_are_refused(held: Store) -> None:
    with served(held) as site:
        for headers in ({"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
            assert site.post("/links/new", data=TOLD, headers=headers).status_code == 403
    assert types(held) == {HELD: "SUPPORTS"}


def test_a_form_that_is_too_large_is_refused(held: Store) -> None:
    with served(held) as site:
        assert site.post("/links/new", data={f"a{n}": "x" for n in range(3000)}).status_code == 400
        huge = {"file": ("links.csv", b"x" * 100, "text/csv")}
        assert "choose a file first" in site.post("/imports", data={"kind": "auto"}).text
        assert site.post("/imports", files=huge).status_code == 303
        assert site.get("/imports/files/../../etc").status_code in {404, 400}
        assert site.get("/imports/files/00000000000000000000").status_code == 404


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Store]:
    """A database of its own, which may be killed."""
    settings = Settings().model_copy(update={"neo4j_uri": None, "partnerships_home": tmp_path / "lone"})
    with open_store(settings, lambda _: None) as store:
        parts = draw(PICTURE)
        load(store, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256="drawing"), lambda _: None)
        yield store
    stop(tmp_path / "lone")


def test_a_half_filled_form_survives_a_restart_of_the_database(lone: Store, own_home: Path) -> None:
    assert own_home
    assert lone.connection.home
    with served(lone) as site:
        page = site.get(f"/claims/{HELD}/end").text
        seen = page.partition('name="seen" value="')[2].partition('"')[0]
        run = last_run(places_of(lone.connection.home))
        assert run
        signal_to(run, 9)
        saved = site.post(f"/claims/{HELD}/end", data={"on": "July 2014", "seen": seen}, timeout=90)
        assert saved.headers.get("location") == "/imports/load:2", saved.text
        stop(lone.connection.home)  # and now it stays away
        page = site.post("/links/new", data=TOLD, timeout=90)
        assert page.status_code == 503
        assert "Nothing was saved; what you wrote is kept below." in page.text
        assert 'value="autumn 2013"' in page.text
