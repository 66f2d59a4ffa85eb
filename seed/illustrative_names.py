"""Made-up names and places of the illustrative councils: readable, and taken by nobody for real ones."""

from random import Random

# Neither the words nor any of their joins is an English place; joined they give 216 names.
HEADS = (
    "Quill", "Zephyr", "Wobble", "Noodle", "Snickle", "Fizzle", "Marmal", "Razzle", "Dandle",
    "Gloop", "Sprocket", "Umbrel", "Vexil", "Whiffle", "Crumpet", "Doodle", "Figgle", "Jingle",
)  # fmt: skip
TAILS = ("marsh", "holm", "mere", "stow", "combe", "fold", "haven", "wick", "moor", "gate", "ness", "hollow")
MOST_COUNCILS = 196
ACROSS = 14
CELL_EAST, CELL_NORTH = 40_000, 46_000
WEST, SOUTH = 80_000, 10_000
TOWN_REACH, SCHOOL_REACH = 7_000, 2_000


def place_name(number: int) -> str:
    """Name a made-up place; the first 216 numbers give 216 different names.

    >>> place_name(0), place_name(1)
    ('Quillmarsh', 'Zephyrholm')
    """
    return HEADS[number % len(HEADS)] + TAILS[(number + number // len(HEADS)) % len(TAILS)]


def council_code(number: int) -> str:
    """Write the code of a made-up council: three characters with a letter first, which no real code has.

    >>> council_code(1), council_code(100)
    ('X01', 'Y01')
    """
    return f"{'XYZ'[(number - 1) // 99]}{(number - 1) % 99 + 1:02d}"


def ident(kind: str, *parts: object) -> str:
    """Write the id of a made-up thing.

    >>> ident("alliance", "X01", "01")
    'illustrative:alliance:X01:01'
    """
    return ":".join(["illustrative", kind, *map(str, parts)])


def corner(number: int) -> tuple[int, int]:
    """Give the south-west corner of a council's cell of the plane, British National Grid metres.

    The cells lie side by side, 14 to a row, within the range of England's coordinates.
    """
    row, column = divmod(number, ACROSS)
    return WEST + column * CELL_EAST, SOUTH + row * CELL_NORTH


def towns(number: int, schools: int, rng: Random) -> list[tuple[int, int]]:
    """Place the towns of a council near the middle of its cell, more of them where there are more schools."""
    east, north = corner(number)
    count = max(1, round(schools**0.5 / 2))
    return [
        (
            east + CELL_EAST // 2 + rng.randint(-TOWN_REACH, TOWN_REACH),
            north + CELL_NORTH // 2 + rng.randint(-TOWN_REACH, TOWN_REACH),
        )
        for _ in range(count)
    ]


def site(town: tuple[int, int], rng: Random) -> tuple[int, int]:
    """Place a school in a town: dense in its middle, never further out than two kilometres each way."""
    east, north = (round(max(-SCHOOL_REACH, min(SCHOOL_REACH, rng.gauss(0, 800)))) for _ in range(2))
    return town[0] + east, town[1] + north
