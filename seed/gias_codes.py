"""What the codes and words of the establishment register mean (Get Information About Schools, glossary and codes)."""

# Sector by TypeOfEstablishment (code).
SECTOR_CODES: dict[str, tuple[str, ...]] = {
    "maintained": ("01", "02", "03", "05", "07", "12", "14", "15"),
    "academy": ("06", "28", "33", "34", "35", "36", "38", "39", "40", "41", "42", "43", "44", "45", "46", "57"),
    "non-maintained special": ("08",),
    "independent": ("10", "11"),
    "further education": ("18", "31", "32"),
    "higher education": ("29",),
    "Welsh": ("30",),
    "overseas": ("25", "26", "37"),
    "children's centre": ("47", "48"),
}
SECTOR_BY_CODE = {code: sector for sector, codes in SECTOR_CODES.items() for code in codes}
# The same by TypeOfEstablishment (name), for a download without the code.
SECTOR_NAMES: dict[str, tuple[str, ...]] = {
    "maintained": (
        "community school", "voluntary aided school", "voluntary controlled school", "foundation school",
        "community special school", "foundation special school", "pupil referral unit",
        "local authority nursery school",
    ),
    "academy": (
        "city technology college", "academy sponsor led", "academy special sponsor led", "academy converter",
        "free schools", "free schools special", "free schools alternative provision", "free schools 16 to 19",
        "university technical college", "studio schools", "academy alternative provision converter",
        "academy alternative provision sponsor led", "academy special converter", "academy 16-19 converter",
        "academy 16 to 19 sponsor led", "academy secure 16 to 19",
    ),
    "non-maintained special": ("non-maintained special school",),
    "independent": ("other independent school", "other independent special school"),
    "further education": ("further education", "sixth form centres", "special post 16 institution"),
    "higher education": ("higher education institutions",),
    "Welsh": ("welsh establishment",),
    "overseas": ("offshore schools", "service children's education", "british schools overseas"),
    "children's centre": ("children's centre", "children's centre linked site"),
}  # fmt: skip
SECTOR_BY_NAME = {name: sector for sector, names in SECTOR_NAMES.items() for name in names}

STATUSES = {
    "1": "Open",
    "2": "Closed",
    "3": "Open, but proposed to close",
    "4": "Proposed to open",
}
STATUS_BY_WORD = {word.casefold(): word for word in STATUSES.values()} | STATUSES

# Region by LA (code): first and last code of each run; councils that were abolished are among them.
REGION_CODES: dict[str, tuple[tuple[int, int], ...]] = {
    "London": ((201, 213), (301, 320)),
    "West Midlands": ((330, 336), (860, 861), (884, 885), (893, 894), (918, 918), (932, 932), (934, 934), (937, 937)),
    "North West": (
        (340, 344), (350, 359), (875, 877), (888, 890), (895, 896), (906, 906), (909, 909), (923, 923), (942, 943),
    ),
    "Yorkshire and the Humber": ((370, 373), (380, 384), (810, 813), (815, 816), (920, 920), (927, 927)),
    "North East": ((390, 394), (805, 808), (840, 841), (907, 907), (913, 913), (929, 929)),
    "East Midlands": (
        (830, 831), (855, 857), (891, 892), (910, 910), (924, 925), (928, 928), (930, 930), (940, 941),
    ),
    "East of England": (
        (820, 823), (873, 874), (881, 883), (902, 902), (905, 905), (915, 915), (919, 919), (926, 926), (935, 935),
    ),
    "South East": (
        (825, 826), (845, 846), (850, 852), (867, 872), (886, 887), (903, 904), (914, 914), (917, 917), (921, 922),
        (931, 931), (936, 936), (938, 938),
    ),
    "South West": (
        (420, 420), (800, 803), (835, 839), (865, 866), (878, 880), (901, 901), (908, 908), (911, 912), (916, 916),
        (933, 933), (939, 939),
    ),
}  # fmt: skip
REGION_BY_CODE = {
    f"{code:03}": region
    for region, runs in REGION_CODES.items()
    for first, last in runs
    for code in range(first, last + 1)
}

# LA codes that are no English council: none, Wales, offshore and overseas, not recorded.
NO_COUNCILS = ((0, 0), (660, 681), (701, 708), (999, 999))

# OfstedRating (name): overall effectiveness, and the category of concern.
RATINGS: dict[str, tuple[int, str | None]] = {
    "outstanding": (1, None),
    "good": (2, None),
    "requires improvement": (3, None),
    "satisfactory": (3, None),
    "inadequate": (4, None),
    "special measures": (4, "SM"),
    "serious weaknesses": (4, "SWK"),
}
SPECIAL_MEASURES = {"in special measures": "SM", "has serious weaknesses": "SWK", "1": "SM", "2": "SWK"}

TRUST_KINDS = {
    "supported by a multi-academy trust": "multi-academy",
    "supported by a single-academy trust": "single-academy",
    "supported by a trust": "foundation",
}


def sector(type_code: str | None, type_name: str | None) -> str | None:
    """Give the sector of a type of establishment; "other" for a type that no sector names, None for no type.

    >>> sector("34", None)
    'academy'
    """
    if type_code is None and type_name is None:
        return None
    by_code = SECTOR_BY_CODE.get(type_code.zfill(2)) if type_code else None
    return by_code or SECTOR_BY_NAME.get((type_name or "").casefold().replace("’", "'")) or "other"


def is_council(code: str | None) -> bool:
    """Say whether an LA code is an English council's."""
    return code is not None and not any(first <= int(code) <= last for first, last in NO_COUNCILS)
