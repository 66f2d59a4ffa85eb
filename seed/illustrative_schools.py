"""The schools of an illustrative council: who is who, and what part each plays in the picture of gaps."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from graph.schema import Council, Inspection, School
from seed.illustrative_cast import CAST, COMPLETE_REST, FAITHS, KINDS, PUPILS, REST, Role
from seed.illustrative_days import GRADES_END, INSPECTIONS, REGISTER, Days, back, months_back
from seed.illustrative_names import CELL_EAST, corner, ident, place_name, site, towns

FIRST_URN = 900_001  # GIAS gives no numbers of this range
FULL = 60
TWICE = 0.3  # share of the schools with two inspections
OLD = 0.7  # share of the schools that are no academies whose first day the register does not have


@dataclass
class Actor:
    """One school in its part, with its trust, if any, and its inspections."""

    school: School
    shows: str
    predecessors: list[str] = field(default_factory=list)
    trust: str | None = None
    joined: date | None = None
    inspections: list[Inspection] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Give the id of the school."""
        return self.school.id


@dataclass
class Setting:
    """What the schools of one council share: its number, node, towns, days and dice."""

    number: int
    code: str
    council: Council
    towns: list[tuple[int, int]]
    days: Days
    dice: Random

    @property
    def place(self) -> str:
        """Give the made-up name of the place."""
        return place_name(self.number)


def setting(number: int, code: str, schools: int, days: Days, dice: Random) -> Setting:
    """Set the scene of a council of some schools."""
    council = Council(
        id=ident("council", code),
        name=f"Illustrative Council of {place_name(number)}",
        code=code,
        illustrative=True,
        source=REGISTER,
    )
    return Setting(number, code, council, towns(number, schools, dice), days, dice)


def cast(scene: Setting, schools: int, urn: int, *, complete: bool) -> list[Actor]:
    """Make the schools of one council, each in its part.

    Args:
        scene: The council's setting.
        schools: How many, closed and proposed ones among them; from 60 on every part of CAST is played.
        urn: URN of the first; the others follow.
        complete: Whether a complete return covers the council, so that silence there is an answer.
    """
    copies = max(1, schools // 120) if schools >= FULL and not complete else 0
    roles = list(CAST) * copies
    rest = COMPLETE_REST if complete else REST
    drawn = scene.dice.choices(rest, [weight for *_, weight in rest], k=schools - len(roles))
    roles += [Role(shows, sector) for shows, sector, _ in drawn]
    actors: list[Actor] = []
    for index, role in enumerate(roles):
        school = _school(scene, role, index, urn + index)
        before = [actors[index - steps].id for steps in role.after]
        actors.append(Actor(school, role.shows, before))
        actors[-1].inspections.extend(_inspections(scene, school))
    return actors


def _school(scene: Setting, role: Role, index: int, urn: int) -> School:
    """Make one school of a sector, as the register has it."""
    kinds = KINDS[role.sector]
    _, phase, type_, word = scene.dice.choices(kinds, [kind[0] for kind in kinds])[0]
    east, north = _site(scene, role, index)
    return School(
        id=ident("school", "urn", urn),
        name=f"{scene.place} Example {word} {index + 1:03d}",
        source=REGISTER,
        illustrative=True,
        urn=urn,
        laestab=f"{scene.code}{2001 + index}",
        phase=phase,
        type=type_,
        sector="academy" if role.sector == "sponsored" else role.sector,
        council=scene.code,
        easting=east,
        northing=north,
        religious_character=_faith(type_, scene.dice),
        **_life(scene, role),
        **_need(scene, phase),
    )


def _site(scene: Setting, role: Role, index: int) -> tuple[int, int]:
    """Place a school in a town, the bigger towns first; the first remote one far from every other school."""
    if role.shows == "remote" and index < len(CAST):
        east, north = corner(scene.number)
        return east + CELL_EAST, north
    chosen = min(scene.dice.randrange(len(scene.towns)) for _ in range(2))
    return site(scene.towns[chosen], scene.dice)


def _faith(type_: str, dice: Random) -> str:
    """Draw the religious character (GIAS name); voluntary schools have one here, others none."""
    if type_.startswith("Voluntary"):
        return dice.choice(FAITHS[: 1 if "controlled" in type_ else 2])
    return "None" if type_.startswith(("Academy", "Free")) else "Does not apply"


def _life(scene: Setting, role: Role) -> dict[str, date | str | None]:
    """Give status, first day and the first day on which it is closed."""
    day, dice = scene.days.day, scene.dice
    old = role.sector not in {"academy", "sponsored"} and dice.random() < OLD
    opened = None if old else months_back(day, dice.randint(40, 160))
    if role.opened is not None:
        opened = months_back(day, role.opened)
    if role.closed is None:
        status = "Proposed to open" if opened and opened > day else "Open"
        return {"status": status, "opened": opened, "closed": None}
    closed = months_back(day, role.closed) if role.closed else None
    return {"status": "Closed", "opened": None, "closed": closed}


def _need(scene: Setting, phase: str) -> dict[str, int | float | date | None]:
    """Draw the columns of need; one school in sixteen lacks them, as in the census."""
    dice, usual = scene.dice, PUPILS.get(phase, 120)
    pupils, fsm = max(20, round(dice.gauss(usual, usual / 4))), round(100 * dice.betavariate(2, 6), 1)
    if not dice.randrange(16):
        return {"pupils": None, "fsm_percent": None, "census_date": None}
    return {"pupils": pupils, "fsm_percent": fsm, "census_date": scene.days.census}


def _inspections(scene: Setting, school: School) -> list[Inspection]:
    """Draw up to two inspections while the school was open: with a grade only before September 2024."""
    last = back(min(school.closed or scene.days.day, scene.days.day), 60)
    first = max(school.opened or date(2015, 9, 1), date(2015, 9, 1))
    span = (last - first).days
    if span < 700 or school.sector == "independent" or school.status == "Proposed to open":  # noqa: PLR2004 - days
        return []
    recent = back(last, scene.dice.randint(0, min(span, 1500)))
    earlier = back(recent, scene.dice.randint(1100, 1700))
    told = (earlier, recent) if scene.dice.random() < TWICE else (recent,)
    return [_inspection(scene, school, on) for on in told if on > first]


def _inspection(scene: Setting, school: School, on: date) -> Inspection:
    """Draw the outcome of one inspection, under the framework of its day."""
    grade = scene.dice.choices((1, 2, 3, 4), (14, 68, 13, 5))[0]
    graded = on < GRADES_END
    return Inspection(
        id=ident("inspection", school.urn, on),
        date=on,
        framework="Education inspection framework 2019" if on >= date(2019, 9, 1) else "Common inspection framework",
        overall=grade if graded else None,
        category=scene.dice.choice(("SM", "SWK")) if grade == 4 else None,  # noqa: PLR2004 - inadequate
        safeguarding=grade < 4 or scene.dice.random() < 0.5,  # noqa: PLR2004 - inadequate; a coin
        urn=school.urn,
        source=INSPECTIONS,
    )
