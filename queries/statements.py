"""Rules: policy statements of the papers, each one file in rules/, checked as at a day with three results."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from graph.lookup import default_day, find_council
from graph.rule_answers import ResultCounts, Rule, RuleRow, Rules, RulesQuery
from graph.store import Rows, Store
from queries import catalogue, topic
from queries.header import RuleHeader
from queries.told import Evidence, Told

TOPIC = "rules"
NAMES = topic.names(TOPIC)


def header(name: str) -> RuleHeader:
    """Give what a rule says of itself."""
    found = catalogue.question(f"{TOPIC}/{name}").header
    assert isinstance(found, RuleHeader)  # noqa: S101 - the folder decides the kind of header
    return found


def rules(store: Store, query: RulesQuery) -> Rules:
    """Check the papers' rules in a council or the nation, as at a day.

    A rule is asked only on the days on which it applies; outside them it has no rows, and says that it is not in force.

    Raises:
        UnknownThing: No such council is held, or there is no such rule.
        AmbiguousThing: Several councils answer to the name.
        BadInput: The database holds no source to date the answer by.
    """
    headers = {name: header(name) for name in topic.chosen(TOPIC, query.rule, "rule")}
    council = find_council(store, query.council) if query.council else None
    place = council["id"] if council else None
    day = query.as_of or default_day(store, place, query.audience)
    asked = tuple(f"{TOPIC}/{name}" for name, told in headers.items() if told.in_force(day))
    rows, told, withheld = topic.answered(store, asked, query, day, place)
    return Rules(
        as_of=day,
        council=council["name"] if council else None,
        council_id=place,
        options=query.options(),
        counts=_counts(rows),
        rules=[_rule(name, told, rows, day) for name, told in headers.items()],
        withheld=withheld,
        rows=_listed((_row(row, headers[row["kind"]], told) for row in rows), query),
    )


def _counts(rows: Iterable[Told]) -> ResultCounts:
    return ResultCounts(**Counter(row["result"] for row in rows))


def _rule(name: str, told: RuleHeader, rows: Rows, day: date) -> Rule:
    own = told.model_dump(include=set(Rule.model_fields))
    found = _counts(row for row in rows if row["kind"] == name)
    return Rule(name=name, in_force=told.in_force(day), counts=found, **own)


def _row(row: Told, of: RuleHeader, told: Evidence) -> RuleRow:
    sides = [told.side(ref) for ref in row["claims"]]
    sources = dict.fromkeys(side.id if side.type == "Document" else side.source for side in sides)
    subject = told.subject(row["subject"])
    own = {"paper": of.paper, "quote": of.quote, "result": row["result"], "why": row["why"]}
    return RuleRow(rule=row["kind"], subject=subject, sources=[name for name in sources if name], claims=sides, **own)


def _listed(rows: Iterable[RuleRow], query: RulesQuery) -> list[RuleRow]:
    """Give the rows with the results asked for: what is broken first, then by council and name."""
    ranks = {"broken": 0, "holds": 1, "cannot_be_checked": 2}
    wanted = [row for row in rows if not query.result or row.result in query.result]
    return sorted(wanted, key=lambda row: (row.rule, ranks[row.result], *_order(row)))


def _order(row: RuleRow) -> tuple[str, str, str, str]:
    return row.subject.council or "", row.subject.name, row.subject.id, row.why
