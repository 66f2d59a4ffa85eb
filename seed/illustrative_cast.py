"""The cast of an illustrative council, as tables: the parts its schools play, and the kinds of school there are."""

from typing import NamedTuple


class Role(NamedTuple):
    """A part in the cast: what it shows, of which sector, opened or closed when, after which earlier parts."""

    shows: str
    sector: str = "maintained"
    opened: int | None = None
    closed: int | None = None
    after: tuple[int, ...] = ()


# Months count back from the day; `after` counts back along the cast to the schools that a school succeeds.
CAST = (
    Role("no_link_recorded"),
    Role("no_link_recorded", "non-maintained special"),
    Role("only_proposed"),
    Role("only_tentative"),
    Role("only_expired"),
    Role("only_lapsed"),
    Role("only_possible"),
    Role("only_possibly_begun"),
    Role("only_gives"),
    Role("only_through_trust", "academy"),
    Role("only_through_trust", "academy"),
    Role("only_own_trust_helps", "academy"),
    Role("only_sponsor", "sponsored"),
    Role("only_council"),
    Role("only_represented"),
    Role("closed_supporter", closed=1),
    Role("supporter_closed"),
    Role("remote"),
    Role("answered_none"),
    Role("answered_none"),
    Role("answered_but_linked"),
    Role("membership_only"),
    Role("membership_only", "academy"),
    Role("single_support"),
    Role("one_body_twice"),
    Role("supported_before", closed=2),
    Role("carried", "academy", opened=2, after=(1,)),
    Role("expired_before", closed=36),
    Role("only_before", "academy", opened=36, after=(1,)),
    Role("supported_before", closed=2),
    Role("supported_before", closed=2),
    Role("merged", opened=2, after=(1, 2)),
    Role("supported_before", closed=2),
    Role("split", opened=2, after=(1,)),
    Role("split", opened=2, after=(2,)),
    Role("no_close_date", closed=0),
    Role("to_open", "academy", opened=-12),
    Role("hub_member"),
    Role("hub_member"),
    Role("federated"),
    Role("federated"),
    Role("independent", "independent"),
)
# The rest of a council: part, sector, weight.
REST = (
    ("linked", "maintained", 25),
    ("linked", "academy", 35),
    ("only_represented", "maintained", 6),
    ("only_through_trust", "academy", 8),
    ("only_council", "maintained", 3),
    ("only_expired", "maintained", 3),
    ("no_link_recorded", "maintained", 3),
    ("only_gives", "maintained", 2),
    ("answered_none", "maintained", 1),
    ("independent", "independent", 7),
)
COMPLETE_REST = (("linked", "maintained", 4), ("linked", "academy", 2), ("register_complete", "maintained", 4))
# Sector -> weight, phase, type, word in the name: GIAS names.
KINDS = {
    "maintained": (
        (40, "Primary", "Community school", "Primary"),
        (15, "Primary", "Voluntary controlled school", "Primary"),
        (14, "Primary", "Voluntary aided school", "Primary"),
        (5, "Primary", "Foundation school", "Primary"),
        (8, "Secondary", "Community school", "Secondary"),
        (1, "Middle deemed secondary", "Community school", "Middle"),
        (6, "Nursery", "Local authority nursery school", "Nursery"),
        (7, "Not applicable", "Community special school", "Special"),
        (4, "Not applicable", "Pupil referral unit", "Referral Unit"),
    ),
    "academy": (
        (48, "Primary", "Academy converter", "Primary"),
        (12, "Primary", "Academy sponsor led", "Primary"),
        (20, "Secondary", "Academy converter", "Secondary"),
        (8, "Secondary", "Academy sponsor led", "Secondary"),
        (4, "All-through", "Free schools", "All-through"),
        (5, "Not applicable", "Academy special converter", "Special"),
        (3, "16 plus", "Free schools 16 to 19", "Sixth Form"),
    ),
    "sponsored": ((1, "Secondary", "Academy sponsor led", "Secondary"),),
    "non-maintained special": ((1, "Not applicable", "Non-maintained special school", "Special"),),
    "independent": ((1, "Not applicable", "Other independent school", "Independent"),),
}
PUPILS = {"Primary": 270, "Secondary": 950, "Middle deemed secondary": 500, "All-through": 1200, "Nursery": 80}
FAITHS = ("Church of England", "Roman Catholic")
