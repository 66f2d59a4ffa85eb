"""The councils as forms offer them."""

from graph.store import Store


def councils(store: Store) -> list[tuple[str, str]]:
    """Give every council as the value and the words of a choice: its code (or id) and its name."""
    rows = store.read("MATCH (c:Council) RETURN c.id AS id, c.name AS name ORDER BY c.name, c.id")
    return [(row["id"].removeprefix("council:"), row["name"]) for row in rows]
