"""Filters saved under a name: the same list of gaps for pages, command and interface, asked anew each time."""

import json
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from graph import cypher
from graph.coverage_options import GapsQuery
from graph.errors import BadInput, UnknownThing
from graph.names import name_key, user_name
from graph.schema import SavedView
from graph.store import Store

_ALL = "MATCH (v:SavedView) RETURN v {.*} AS told ORDER BY v.name, v.id"
_DELETE = "MATCH (v:SavedView {id: $id}) DELETE v"
# Never saved: who may see what is for each asking to say, and a view holds no view.
_APART = {"audience", "view"}


class SavedViewLine(BaseModel):
    """One set of filters: its name, and what it asks."""

    name: str
    settings: dict[str, Any]
    at: datetime
    user: str | None = None


class SavedViews(BaseModel):
    """Every set of filters that is saved, by name."""

    views: list[SavedViewLine]


def save_view(store: Store, name: str, query: GapsQuery) -> SavedViewLine:
    """Save the filters of a question under a name; whatever is as usual is left out.

    Raises:
        BadInput: The name is none, or taken, or nothing is filtered.
    """
    ident, text = f"view:{name_key(name)}", " ".join(name.split())
    settings = query.model_dump(mode="json", exclude_defaults=True, exclude=_APART)
    if not settings:
        raise BadInput("Nothing is filtered: choose a council or another filter first, and save that.")
    if any(one.name.casefold() == text.casefold() for one in saved_views(store).views):
        raise BadInput(f"A view {text!r} is saved already: give another name, or delete that one first.")
    view = SavedView(
        id=ident, name=text, at=datetime.now(UTC), user=user_name(), question="gaps", settings=json.dumps(settings)
    )
    with store.transaction() as tx:
        tx.run(cypher.create_nodes("SavedView"), rows=[{"id": ident, "properties": view.model_dump(exclude_none=True)}])
    return _line(view.model_dump())


def saved_views(store: Store) -> SavedViews:
    """List the sets of filters that are saved."""
    return SavedViews(views=[_line(row["told"]) for row in store.read(_ALL)])


def _line(told: dict[str, Any]) -> SavedViewLine:
    known = {name: told.get(name) for name in SavedViewLine.model_fields}
    return SavedViewLine.model_validate(known | {"settings": json.loads(told["settings"])})


def delete_view(store: Store, name: str) -> None:
    """Forget a set of filters.

    Raises:
        UnknownThing: None is saved under the name.
    """
    found = _named(store, name)
    with store.transaction() as tx:
        tx.run(_DELETE, id=f"view:{name_key(found.name)}")


def _named(store: Store, name: str) -> SavedViewLine:
    views = saved_views(store).views
    found = next((view for view in views if name_key(view.name) == name_key(name)), None)
    if found is None:
        known = ", ".join(view.name for view in views) or "none"
        raise UnknownThing(f"No view {name!r} is saved: those that are, are {known}.")
    return found


def with_view(store: Store, query: GapsQuery) -> GapsQuery:
    """Give a question with the saved filters that it names; what is asked beside them goes before them.

    Raises:
        UnknownThing: None is saved under the name.
    """
    if query.view is None:
        return query
    settings = _named(store, query.view).settings
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude={"view"})
    return type(query).model_validate(settings | asked)
