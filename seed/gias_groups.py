"""The groups that a row of an establishment extract names: trust, federation, sponsor, diocese."""

import re
import unicodedata

from graph.schema import Body, Partnership, Trust
from seed.cells import Cells
from seed.gias_codes import TRUST_KINDS
from seed.gias_sponsors import public_name

_UID_REMEDY = "give the group's UID, a number, or leave the cell blank"
_NO_DIOCESE = {"0000", "9999"}


def slug(name: str) -> str:
    """Make a part of an id from a name.

    >>> slug("St Ash's Trust (North)")
    'st-ash-s-trust-north'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def trust(cells: Cells, source: str) -> Trust | None:
    """Read the trust, an academy's or a foundation school's.

    Raises:
        Rejected: the code is no UID.
    """
    uid, name = _uid(cells, "trust_uid"), cells.text("trust")
    if uid is None and name is None:
        return None
    kind = TRUST_KINDS.get((cells.text("trust_flag") or "").casefold())
    known = ({"uid": uid} if uid else {}) | ({"kind": kind} if kind else {})
    label = name or f"Trust (UID {uid})"
    return Trust.model_validate({"id": _id("trust", uid, label), "name": label, "source": source} | known)


def federation(cells: Cells, source: str) -> Partnership | None:
    """Read the federation of governing bodies: governance, not support.

    Raises:
        Rejected: the code is no UID.
    """
    uid, name = _uid(cells, "federation_uid"), cells.text("federation")
    if uid is None and name is None:
        return None
    label = name or f"Federation (UID {uid})"
    return Partnership(
        id=_id("federation", uid, label), name=label, kind="federation", purpose="governance", source=source
    )


def sponsor(cells: Cells, urn: int, source: str) -> Body | None:
    """Read the sponsor of an academy; one that may be a private person loses its name, in its id too.

    Raises:
        Rejected: the code is no UID.
    """
    uid, given = _uid(cells, "sponsor_uid"), cells.text("sponsor")
    if uid is None and given is None:
        return None
    name = public_name(given, uid=uid, urn=urn) if given else f"Sponsor (UID {uid})"
    known = {"uid": uid} if uid else {}
    key = f"uid:{uid}" if uid else slug(name) if name == given else f"of-urn:{urn}"
    return Body.model_validate({"id": f"sponsor:{key}", "name": name, "kind": "sponsor", "source": source} | known)


def diocese(cells: Cells, source: str) -> Body | None:
    """Read the diocese."""
    code, name = cells.text("diocese_code"), cells.text("diocese")
    code = None if code in _NO_DIOCESE else code
    if code is None and name is None:
        return None
    label = name or f"Diocese ({code})"
    known = {"code": code} if code else {}
    key = code if code and code.isalnum() else f"name:{slug(label)}"
    return Body.model_validate({"id": f"diocese:{key}", "name": label, "kind": "diocese", "source": source} | known)


def _uid(cells: Cells, field: str) -> int | None:
    return cells.whole(field, 1, 99_999_999, _UID_REMEDY)


def _id(prefix: str, uid: int | None, name: str) -> str:
    return f"{prefix}:uid:{uid}" if uid else f"{prefix}:name:{slug(name)}"
