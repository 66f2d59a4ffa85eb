"""The page of rules: whether what the papers lay down is kept to, broken, or cannot be checked."""

from typing import Any

from markupsafe import Markup

from api.frame import address
from api.sheet import Heading, Listing, Sheet, lines, opened, thing
from api.sheets.claims import sides
from api.sheets.support import of_topic
from graph.behind import Behind
from graph.rule_answers import Rule, RuleRow, Rules
from graph.store import Store
from viz import rule_table, words

MOST_SHOWN = 2  # statements written out: the table of the rules leads to every other
_RANKS = ("broken", "holds", "cannot_be_checked")
_MARKS = {"broken": "✗", "holds": "✓", "cannot_be_checked": "?"}
_ROWS = (
    Heading("rule", "Rule", by=lambda told: (told.rule, _RANKS.index(told.result), told.subject.name)),
    Heading("subject", "Of whom", by=lambda told: (told.subject.name, told.rule)),
    Heading("result", "Result", by=lambda told: (_RANKS.index(told.result), told.rule, told.subject.name)),
    Heading("why", "Why"),
    Heading("claims", "What it rests on"),
)
_RULES = (
    Heading("title", "Rule"),
    Heading("quote", "The paper’s words"),
    Heading("applies", "When it applies"),
    *(Heading(result, words.RESULTS[result].capitalize(), number=True) for result in _RANKS),
    Heading("checkable_by", "What would make it checkable"),
)


def sheet(store: Store, answer: Rules) -> Sheet:
    """Give what the page says."""
    place, titles = answer.council or "England", {rule.name: rule.title for rule in answer.rules}
    title = rule_table.headline(answer)[0]
    return Sheet(
        title=title,
        said=[f"Of what can be said, the rule {words.results(answer.counts)}"],
        crumbs=[("Rules", "/rules"), (place, None)],
        listings=[
            Listing("Subjects of the rules", _ROWS, answer.rows, lambda told: _row(told, titles, answer),
                    empty="Nobody is listed: no rule applies to anyone held here that day, or filters leave all out."),
            Listing("The rules", _RULES, answer.rules, lambda rule: _rule(rule, answer)),
        ],
        cypher=_behind(store, answer),
        more=[("Claims that disagree", address("/conflicts", [("council", _code(answer)), ("as_of", answer.as_of)]))],
        as_of=answer.as_of,
    )  # fmt: skip


def _behind(store: Store, answer: Rules) -> list[Behind]:
    """Give the rules that have subjects, else the first, as the questions of the catalogue that they are."""
    checked = [rule.name for rule in answer.rules if any(rule.counts.model_dump().values())]
    names = checked or [rule.name for rule in answer.rules]
    return of_topic(store, answer, [f"rules/{name}" for name in names[:MOST_SHOWN]])


def _code(answer: Rules) -> str:
    return (answer.council_id or "").removeprefix("council:")


def result(code: str) -> Markup:
    """Give a result in words with its mark, so that no colour is needed."""
    told = words.RESULTS[code]
    return Markup('<span class="state"><span class="mark" aria-hidden="true">{}</span>{}</span>').format(
        _MARKS[code], told
    )


def _row(told: RuleRow, titles: dict[str, str], answer: Rules) -> dict[str, Any]:
    subject, claims = told.subject, words.claims(len(told.claims))
    return {
        "rule": titles[told.rule],
        "subject": thing(subject.name, subject.kind or "", subject.id, answer.as_of),
        "result": result(told.result),
        "why": told.why,
        "claims": opened(claims, sides(told.claims, answer.as_of)) if told.claims else "no claim",
    }


def _rule(rule: Rule, answer: Rules) -> dict[str, Any]:
    asked = [("council", _code(answer)), ("as_of", answer.as_of)]
    where = address(f"/queries/rules/{rule.name}", asked)
    paper = thing("the paper", "Document", rule.paper, None)
    return {
        "title": Markup('<a href="{}">{}</a> <span class="kind">a {}</span>').format(where, rule.title, rule.standing),
        "quote": lines([Markup("<q>{}</q> ({})").format(rule.quote, paper)]),
        "applies": words.applies(rule),
        **rule.counts.model_dump(),
        "checkable_by": rule.checkable_by,
    }
