"""Answers as data frames, for notebooks: see docs/analysts.md."""

from typing import Any

import pandas as pd

from graph.coverage import gaps as answer_gaps
from graph.coverage_options import GapsQuery
from graph.export import ExportQuery, Row, export
from graph.store import Store
from queries.ask import answer
from viz import gap_rows


def nodes_and_claims(store: Store, **asked: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give what is held as two frames, each indexed by id.

    Args:
        store: The database.
        asked: As `graph.export.ExportQuery` takes it: `council`, `as_of`, `carry`, `past`, `audience`.

    Returns:
        Nodes (label, name and their properties) and claims (`from`, `to`, `type`, `holds`, source, days …). Days are
        Python's dates; what is not told is None or NaN.
    """
    told = export(store, ExportQuery(**asked))
    return _indexed(told.nodes), _indexed(told.claims)


def gaps(store: Store, **asked: Any) -> pd.DataFrame:
    """Give the gap list, one row a school, with the columns of its CSV.

    Args:
        store: The database.
        asked: As `graph.coverage_options.GapsQuery` takes it: `council`, `as_of`, `count` …
    """
    return pd.DataFrame(gap_rows.rows(answer_gaps(store, GapsQuery(**asked))), columns=list(gap_rows.COLUMNS))


def question(store: Store, name: str, **given: Any) -> pd.DataFrame:
    """Give the rows of a question of the catalogue, such as `gaps/states_by_group`.

    Args:
        store: The database.
        name: Topic and name.
        given: Its parameters.
    """
    told = answer(store, name, given)
    return pd.DataFrame(told.rows, columns=[column.name for column in told.columns])


def _indexed(rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(rows).set_index("id") if rows else pd.DataFrame(index=pd.Index([], name="id"))
