"""What Ofsted's files call their columns and grades, layout by layout, and which framework was in force when."""

from datetime import date

from seed.gias_codes import RATINGS

# One row may tell of several graded inspections: the latest; since November 2025 the latest under the framework before
# it (OEIF); and the one before. Ungraded visits and monitoring change no grade and are not read.
EVENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "latest": {
        "urn": ("URN at time of latest full inspection", "URN at time of latest graded inspection"),
        "start": ("Inspection start date",),
        "end": ("Inspection end date", "Inspection date"),
        "published": ("Publication date", "First published date"),
        "overall": ("Overall effectiveness", "Overall effectiveness: how good is the school", "Rating"),
        "category": ("Category of concern",),
        "safeguarding": (
            "Safeguarding standards", "Safeguarding is effective?", "Safeguarding is effective",
            "Is safeguarding effective?",
        ),
        "area": (
            "Curriculum and teaching", "Quality of education", "Quality of teaching, learning and assessment",
            "Effectiveness of leadership and management",
        ),
    },
    "oeif": {
        "urn": ("URN at time of latest OEIF graded inspection",),
        "start": ("Inspection start date of latest OEIF graded inspection",),
        "end": ("Inspection end date of latest OEIF graded inspection",),
        "published": ("Publication date of latest OEIF graded inspection",),
        "overall": ("Latest OEIF overall effectiveness",),
        "category": ("Latest OEIF category of concern",),
        "safeguarding": ("Latest OEIF safeguarding is effective?",),
        "area": ("Latest OEIF quality of education",),
    },
    "previous": {
        "urn": (
            "URN at time of previous full inspection", "URN at time of previous graded inspection",
            "URN at time of previous inspection", "Previous URN",
        ),
        "start": ("Previous inspection start date",),
        "end": ("Previous inspection end date", "Previous full inspection date", "Previous inspection date"),
        "published": ("Previous publication date",),
        "overall": (
            "Previous full inspection overall effectiveness", "Previous graded inspection overall effectiveness",
            "Previous overall effectiveness",
        ),
        "category": ("Previous category of concern",),
        "safeguarding": ("Previous safeguarding is effective?", "Previous is safeguarding effective?"),
        "area": ("Previous quality of education",),
    },
}  # fmt: skip
ALIASES: dict[str, tuple[str, ...]] = {"urn": ("URN", "School URN")} | {
    f"{event} {field}": names for event, fields in EVENTS.items() for field, names in fields.items()
}

_NOT_JUDGED = dict.fromkeys(("0", "9", "none", "no", "not judged", "not in category", "not in a category"))
GRADES: dict[str, int | None] = (
    _NOT_JUDGED | {str(grade): grade for grade in range(1, 5)} | {word: told[0] for word, told in RATINGS.items()}
)
CATEGORIES: dict[str, str | None] = _NOT_JUDGED | {
    "sm": "SM", "special measures": "SM", "requires special measures": "SM",
    "swk": "SWK", "serious weaknesses": "SWK", "has serious weaknesses": "SWK",
    "rsi": "RSI", "requires significant improvement": "RSI", "nti": "NTI", "notice to improve": "NTI",
}  # fmt: skip
SAFEGUARDING: dict[str, bool | None] = {
    **dict.fromkeys(("0", "9", "none", "not judged")),
    **dict.fromkeys(("yes", "y", "true", "effective", "met"), True),
    **dict.fromkeys(("no", "n", "false", "not effective", "not met"), False),
}

# The framework for inspecting schools, by the day on which an inspection began. Before: others, not told apart here.
FRAMEWORKS = (
    (date(2025, 11, 10), "renewed education inspection framework 2025"),
    (date(2019, 9, 1), "education inspection framework 2019"),
    (date(2015, 9, 1), "common inspection framework 2015"),
    (date(2012, 1, 1), "school inspection framework 2012"),
    (date(2009, 9, 1), "school inspection framework 2009"),
    (date(2005, 9, 1), "school inspection framework 2005"),
)


def framework(began: date) -> str | None:
    """Give the framework in force when an inspection of a state-funded school began; None before September 2005.

    >>> framework(date(2019, 8, 31)), framework(date(2025, 11, 10))
    ('common inspection framework 2015', 'renewed education inspection framework 2025')
    """
    return next((name for first, name in FRAMEWORKS if first <= began), None)
