"""What a load did, in numbers: the body of `import --json`."""

from pydantic import BaseModel

from seed.batches import Tally
from seed.merge import Change


class Report(BaseModel):
    """Counts of one load; rows = accepted + rejected, always."""

    load: str | None = None
    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    nodes_created: int = 0
    nodes_changed: int = 0
    relationships_created: int = 0
    relationships_changed: int = 0
    relationships_ended: int = 0
    confirmed: int = 0
    unchanged: int = 0
    rejects_file: str | None = None

    def count(self, change: Change, *, claim: bool) -> None:
        """Count one node or claim."""
        what = "relationships" if claim else "nodes"
        name = change if change in {"confirmed", "unchanged"} else f"{what}_{change}"
        setattr(self, name, getattr(self, name) + 1)

    def count_rows(self, tally: Tally | None) -> None:
        """Take the rows from a tally; without one, each node and claim that was read is an accepted row."""
        if tally:
            self.rows, self.accepted, self.rejected = tally.rows, tally.accepted, tally.rejected
        else:
            self.rows = self.accepted

    def changed_anything(self) -> bool:
        """Say whether anything but last-confirmed days differs from before."""
        return bool(
            self.nodes_created + self.nodes_changed + self.relationships_created
            + self.relationships_changed + self.relationships_ended
        )  # fmt: skip
