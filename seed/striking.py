"""Claims that name an earlier one, inside a load: what they end, correct or retract is struck, and held as that."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from graph import cypher
from graph.claims import Claim, mark_of, read_story, standing
from graph.errors import Changed
from graph.kinds import Link
from graph.schema import LINKS
from graph.store import Say
from seed.source import Amending
from seed.writing import Writing

_ALL = "MATCH ()-[r:STRUCK]->() RETURN collect(r.id) AS ids"
_SECRECY = ("public", "internal", "confidential")
_NOT_PROPERTIES = {"type", "from", "to", "from_name", "to_name", "from_label", "to_label"}


@contextmanager
def amending(writing: Writing, amendings: Sequence[Amending], say: Say) -> Iterator[None]:
    """Learn before a load what is struck, and check the claims that it names; strike those after it was written.

    Raises:
        UnknownThing: A claim that is named is not held.
        Changed: It was struck, or was named by another since it was looked at.
    """
    writing.struck = set(writing.tx.run(_ALL)[0]["ids"])
    stories = [_checked(writing, one) for one in amendings]
    yield
    for one, story in zip(amendings, stories, strict=True):
        if one.claim.amendment != "confirmed":
            for claim in standing(story):
                _strike(writing, claim, one.claim)
    if writing.passed:
        say(f"Told again, but ended, corrected or retracted by a later claim: {writing.passed:,}; they stay so.")


def without_struck(writing: Writing, claims: Sequence[Link]) -> Sequence[Link]:
    """Leave out claims that are struck, for no file brings them back; they count as unchanged."""
    if not writing.struck:
        return claims
    kept = [claim for claim in claims if not _is_struck(writing, claim)]
    for claim in {c.id: c for c in claims}.keys() - {c.id for c in kept}:
        writing.report.count("unchanged", claim=True)
        writing.passed += 1
        name = claim if claim in writing.struck else f"{claim.rpartition(':')[0]}:1"
        writing.journal.told("STRUCK", name)  # the load rests on what struck it
    return kept


def _is_struck(writing: Writing, claim: Link) -> bool:
    """Say whether a claim is struck, or is told of a link of a register of which a spell is."""
    base, _, number = claim.id.rpartition(":")
    return claim.id in writing.struck or (number == "1" and base in writing.struck_bases)


def _checked(writing: Writing, amending: Amending) -> list[Claim]:
    story = read_story(writing.tx, str(amending.claim.amends))
    if story[0]["type"] == "STRUCK" or amending.seen not in (None, mark_of(story)):
        raise Changed(f"{told_since(story)} Look at it again, and save what still holds; nothing was written.")
    return story


def told_since(story: Sequence[Claim]) -> str:
    """Say what became of the claim that a story begins with."""
    named = [claim for claim in story[1:] if claim.get("amendment")]
    if not named:
        return f"The claim {story[0]['id']} is no longer as it was: what had been done to it was taken back."
    last = named[-1]
    day = f" with {last['load']}" if last.get("load") else ""
    why = f", because: {last['reason'].rstrip('.')}" if last.get("reason") else ""
    return f"The claim {story[0]['id']} was {last['amendment']}{day}, by {last['id']}{why}."


def _strike(writing: Writing, claim: Claim, by: Link) -> None:
    rel, name, ends = str(claim["type"]), str(claim["id"]), (str(claim["from"]), str(claim["to"]))
    before = {key: value for key, value in claim.items() if key not in _NOT_PROPERTIES}
    after = before | {"was": rel, "struck_by": by.id, "visibility": _stricter(before, by.visibility)}
    LINKS["STRUCK"].model_validate(after | {"from_id": ends[0], "to_id": ends[1]})
    writing.journal.claim(rel, name, ends, before, None)
    writing.journal.claim("STRUCK", name, ends, None, after)
    writing.report.count("ended" if by.amendment == "ended" else "changed", claim=True)
    writing.tx.write(cypher.delete_claims(rel), ids=[name])
    row = {"id": name, "a": ends[0], "b": ends[1], "properties": after}
    writing.tx.write(cypher.create_claims("STRUCK"), rows=[row])


def _stricter(before: Mapping[str, Any], other: str) -> str:
    return max(str(before.get("visibility") or "public"), other, key=_SECRECY.index)
