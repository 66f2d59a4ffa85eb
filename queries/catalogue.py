"""Finding the query files: one question a file, its folder and name its address."""

from pathlib import Path

from graph.errors import UnknownThing
from graph.store import Rows, Store
from queries.header import Question, read

FOLDER = Path(__file__).parent


def paths() -> list[Path]:
    """Give every query file, in order of name."""
    return sorted(FOLDER.glob("*/*.cypher"))


def question(name: str) -> Question:
    """Give one question by its name, such as gaps/states_of_a_council.

    Raises:
        UnknownThing: There is no such file.
    """
    found = {f"{path.parent.name}/{path.stem}": path for path in paths()}
    if name not in found:
        raise UnknownThing(f"There is no question {name!r}: the catalogue has {', '.join(found)}.")
    return read(found[name])


def ask(store: Store, name: str, **parameters: object) -> Rows:
    """Ask one question of the catalogue and give its rows."""
    return store.read(question(name).cypher, **parameters)
