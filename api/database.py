"""The database that a command uses, and what became of loads into it that were killed."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from api.cli import say
from graph.settings import Settings
from graph.store import Store, open_store


@contextmanager
def database() -> Iterator[Store]:
    """Open the database that the settings name; say first how loads that were killed have ended."""
    settings = Settings()
    with open_store(settings, say) as store:
        if (settings.partnerships_home / "under-way").is_dir():
            from seed.under_way import tell_of_killed  # noqa: PLC0415 - most commands need nothing of `seed`

            tell_of_killed(store, settings.partnerships_home, _name(settings), say)
        yield store


def noted(told: dict[str, Any]) -> AbstractContextManager[None]:
    """Keep a note while something is written (see seed/under_way.py)."""
    from seed import under_way  # noqa: PLC0415 - as above

    settings = Settings()
    return under_way.noted(settings.partnerships_home, _name(settings), told)


def _name(settings: Settings) -> str:
    return f"{settings.neo4j_uri or 'embedded'} {settings.neo4j_database or ''}".strip()
