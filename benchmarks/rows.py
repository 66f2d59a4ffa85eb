"""What benchmarks share: timing in turn, and a table of how fast each is, beside what, and whether that is enough."""

import importlib.util
import math
import shutil
import sys
import time
from collections.abc import Callable
from typing import Any

HOW_TO_GET = {
    "networkit": "pip install --no-deps --target /tmp/beside networkit, then PYTHONPATH=/tmp/beside",
    "igraph": "pip install --no-deps --target /tmp/beside igraph texttable, then PYTHONPATH=/tmp/beside",
    "Rscript": "apt-get install r-cran-sna",
}
_HEADER = ("work", "here, s", "beside", "s", "times as fast", "asked for", "")


def timed(*calls: Callable[[], Any], rounds: int = 3) -> list[tuple[float, Any]]:
    """Time calls in turn, so many rounds; the smallest time of each counts, and its result."""
    found: list[tuple[float, Any]] = [(math.inf, None)] * len(calls)
    for _ in range(rounds):
        for place, call in enumerate(calls):
            began = time.perf_counter()
            answer = call()
            taken = time.perf_counter() - began
            found[place] = min(found[place], (taken, answer), key=lambda told: told[0])
            del answer  # so that freeing it counts for nobody
    return found


class Rows:
    """The rows of one run; what could not be measured is a row too, and makes the run fail."""

    def __init__(self) -> None:
        """Start without rows."""
        self._rows: list[tuple[str, ...]] = [_HEADER]
        self.complete = True

    def beside(self, work: str, ours: float, other: str, theirs: float, at_least: float | None) -> None:
        """Add what was measured beside something else: it should be so many times as fast."""
        ratio = theirs / ours
        met = "" if at_least is None else "met" if ratio >= at_least else "MISSED"
        asked = "" if at_least is None else f"at least {at_least:.2g}" if at_least < 1 else f"at least {at_least:g}"
        self._add(work, _short(ours), other, _short(theirs), _short(ratio), asked, met)

    def alone(self, work: str, seconds: float, under: float | None = None) -> None:
        """Add what was measured alone: it should take less than so many seconds."""
        asked, met = (f"under {under:g} s", "met" if seconds < under else "MISSED") if under else ("", "")
        self._add(work, _short(seconds), "", "", "", asked, met)

    def memory(self, work: str, megabytes: float, under: float) -> None:
        """Add how much memory something took at most."""
        self._add(
            work, f"{megabytes:,.0f} MB", "", "", "", f"under {under:,.0f} MB", "met" if megabytes < under else "MISSED"
        )

    def at_hand(self, name: str, work: str) -> bool:
        """Say whether a program or library to measure beside is at hand; where not, a row says how to get it."""
        if shutil.which(name) or importlib.util.find_spec(name):
            return True
        self._add(work, "", name, "", "", HOW_TO_GET[name], "NOT MEASURED")
        self.complete = False
        return False

    def _add(self, *cells: str) -> None:
        self._rows.append(cells)
        print("; ".join(filter(None, cells)), file=sys.stderr, flush=True)

    def end(self) -> None:
        """Print the table; fail where something was not measured."""
        header, *rows = self._rows
        print("\n".join(f"| {' | '.join(cells)} |" for cells in (header, ("---",) * len(header), *rows)))
        sys.exit(0 if self.complete else "Something was not measured: see the rows above.")


def _short(number: float) -> str:
    """Write three digits that count.

    >>> _short(0.001234), _short(230.4), _short(4096.0)
    ('0.00123', '230', '4,096')
    """
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004
