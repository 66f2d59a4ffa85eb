"""The councils as forms offer them."""

from graph.lookup import all_councils
from graph.store import Rows, Store


def councils(store: Store) -> list[tuple[str, str]]:
    """Give every council as the value and the words of a choice: its code (or id) and its name."""
    return [(row["id"].removeprefix("council:"), row["name"]) for row in by_name(store)]


def by_name(store: Store) -> Rows:
    """Give every council (id, name, code), in order of name."""
    return sorted(all_councils(store), key=lambda row: (row["name"], row["id"]))
