"""What a layout gives: a place for each thing, and areas with titles."""

from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(frozen=True)
class Area:
    """A box on the map with a title above its left corner; a `scale` is only a bar of its width."""

    title: str
    x: int
    y: int
    width: int
    height: int
    scale: bool = False


@dataclass(frozen=True)
class Plan:
    """Places in network order, whole pixels.

    above: ids whose labels stand above them; radius: what there is room for round the others, pixels.
    """

    places: dict[str, Place]
    areas: list[Area] = field(default_factory=list)
    above: frozenset[str] = frozenset()
    radius: int | None = None

    def largest(self, node: str) -> int:
        """Give the largest radius that there is room for, pixels."""
        return self.radius if self.radius is not None and node not in self.above else 10**6
