"""Asking schools for returns: which schools, since when, and by when they are to answer."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import BadInput, UnknownThing
from graph.schema import Document
from graph.store import Store
from seed.dates import today
from seed.links_claims import slug
from seed.source import Batch

KIND = "request"


def request(store: Store, council: str, due: date, name: str = "", schools: Sequence[str] = ()) -> Batch:
    """Describe that the open schools of a council, or some of them, are asked for a return today.

    Args:
        store: The database.
        council: Id, code, GSS or exact name.
        due: By when they are to answer.
        name: What the request is called; "Request for returns" if empty.
        schools: Ids or URNs of those that are asked; all if empty.

    Raises:
        UnknownThing: No such council is held, or none of its schools is named or called so.
        BadInput: The day by which to answer has passed.
    """
    if due < today():
        raise BadInput(f"{due} has passed: give a day by which schools can still answer.")
    answer = gaps(store, GapsQuery(council=council))
    held = {key: school.id for school in answer.schools for key in (school.id, str(school.urn or school.id))}
    unknown = [text for text in schools if text not in held]
    if unknown or not held:
        what = unknown[0] if unknown else "any school"
        raise UnknownThing(f"No open school {what} of {answer.council} is held: load an establishment extract first.")
    asked = sorted({held[text] for text in schools} or set(held.values()))
    title = name.strip() or "Request for returns"
    code = str(answer.council_id).removeprefix("council:")
    document = Document(
        id=f"request:{today()}:{code}:{slug(title)}",
        name=title,
        kind="request",
        date=today(),
        due=due,
        asked=asked,
        scope=[code],
        visibility="public",
    )
    told = json.dumps(document.model_dump(mode="json"), sort_keys=True)
    return Batch(KIND, [document], [], hashlib.sha256(told.encode()).hexdigest(), [], document.id)
