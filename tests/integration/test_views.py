"""Saved filters: the same for pages, command and interface."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from desk import PICTURE
from served import Ask, served

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import BadInput, UnknownThing
from graph.store import Store
from graph.views import delete_view, save_view, saved_views


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A council of three schools, one of which a trust supports."""
    return drawn(PICTURE)


def test_page_command_and_interface_take_the_same_filters(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    words = ("--council", "999", "--as-of", "2013-12-10", "--state", "linked")
    plain = json.loads(ask("gaps", *words, "--format", "json").out)
    assert "Saved as the view 'The linked'" in ask("gaps", *words, "--save-view", "The linked").err
    named = json.loads(ask("gaps", "--view", "the LINKED", "--format", "json").out)
    assert named == plain
    with served(held) as site:
        assert site.get("/api/gaps?view=The+linked").json() == plain
        page = site.get("/gaps?view=The+linked").text
        assert "Example Ash Primary School" in page
        assert "Example Birch Primary School" not in page
        assert [view["name"] for view in site.get("/api/views").json()["views"]] == ["The linked"]
        assert 'href="/gaps?view=The+linked"' in site.get("/views").text


def test_what_is_asked_beside_them_goes_before_them(held: Store) -> None:
    asked = GapsQuery(council="999", as_of=date(2013, 12, 10), state=("linked",))
    save_view(held, "Linked", asked)
    other = gaps(held, GapsQuery(view="Linked", state=("not_known",)))
    assert {school.state for school in other.schools} == {"not_known"}


def test_who_may_see_what_is_never_saved(held: Store) -> None:
    view = save_view(held, "Inside", GapsQuery(council="999", audience="internal"))
    assert view.settings == {"council": "999"}
    assert gaps(held, GapsQuery(view="Inside")).options["audience"] == "public"


def test_a_name_is_taken_once_and_given_up(held: Store, asking: Callable[[Store], Ask]) -> None:
    save_view(held, "One", GapsQuery(council="999"))
    with pytest.raises(BadInput, match="A view 'ONE' is saved already"):
        save_view(held, "ONE", GapsQuery(council="999"))
    with pytest.raises(BadInput, match="Nothing is filtered"):
        save_view(held, "Two", GapsQuery())
    ask = asking(held)
    assert ask("views", "list").out == b"One: council 999\n"
    assert json.loads(ask("views", "list", "--json").out)[0]["settings"] == {"council": "999"}
    assert ask("views", "delete", "one").code == 0
    assert b"None is saved yet" in ask("views", "list").out
    with pytest.raises(UnknownThing, match="No view 'One' is saved: those that are, are none"):
        gaps(held, GapsQuery(view="One"))
    with pytest.raises(UnknownThing):
        delete_view(held, "One")


def test_forms_save_and_forget(held: Store) -> None:
    with served(held) as site:
        assert 'action="/views"' in site.get("/gaps?council=999&as_of=2013-12-10").text
        site.post("/views", data={"name": "By hand", "council": "999", "state": "not_known"})
        assert saved_views(held).views[0].settings == {"council": "999", "state": ["not_known"]}
        site.post("/views/delete", data={"name": "By hand"})
        assert saved_views(held).views == []
