"""What can be told of a Cypher text without running it: the names it uses, with comments and strings left out."""

import re
from collections.abc import Iterator

from graph.schema import LINKS, NODES

# Comments, strings and quoted names, whichever begins first.
_QUOTED = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")
_LINK = re.compile(r"-\[\s*\w*\s*:\s*([A-Za-z_|&!:%\s]+)")
_LABEL = re.compile(r"[\w(|&!]\s*:\s*!?([A-Z][a-z]\w*)|\|\s*!?([A-Z][a-z]\w*)")
_PROPERTY = re.compile(r"(?<![\d.])\.([A-Za-z_]\w*)(?!\s*\()")
_PATTERN_MAP = re.compile(r"(?:(?<!\w)\(\s*\w*|-\[\s*\w*)(?:\s*:[\w|&!:\s]+)?(?:\*[\d.]*)?\s*\{([^}]*)\}")
_KEY = re.compile(r"(?:^|[{,])\s*(\w+)\s*:")
_TYPE_IN_TEXT = re.compile(r"['\"]([A-Z]+(?:_[A-Z]+)+|[A-Z]{4,})['\"]")
# Parts of days, which Cypher reads like properties.
_OF_DAYS = {"year", "month", "day", "quarter", "week", "weekYear", "dayOfWeek", "ordinalDay", "epochMillis"}
_OF_DAYS |= {"years", "months", "days", "weeks", "quarters"}


def uncommented(cypher: str) -> str:
    """Leave out comments, and write every run of blanks as one."""
    text = _QUOTED.sub(lambda found: " " if found[0].startswith("/") else found[0], cypher)
    return " ".join(text.split())


def bare(cypher: str) -> str:
    """Leave out comments, and what strings and quoted names hold.

    >>> bare("RETURN 'a // b' AS x // $c")
    "RETURN '' AS x  "
    """
    return _QUOTED.sub(lambda found: " " if found[0].startswith("/") else found[0][0] * 2, cypher)


def parameters(cypher: str) -> tuple[str, ...]:
    """Give the names that stand behind a $, each once, in order.

    >>> parameters("MATCH (c {id: $council}) WHERE c.on <= $as_of AND c.was < $as_of RETURN '$x'")
    ('council', 'as_of')
    """
    return tuple(dict.fromkeys(_PARAMETER.findall(bare(cypher))))


def unknown_names(cypher: str) -> list[str]:
    """Name the labels, types and properties that the schema does not have.

    >>> unknown_names("MATCH (s:Skool {urn: 1})-[r:HELPS|LEADS]->(t:School) WHERE t.size > 1 RETURN {x: 1}.x")
    ['label Skool', 'type HELPS', 'property size']
    """
    text = bare(cypher)
    told = [("label", name) for name in dict.fromkeys(_labels(text)) if name not in {*NODES, "Entity"}]
    told += [("type", name) for name in dict.fromkeys(_types(text, cypher)) if name not in LINKS]
    own = set(_KEY.findall(_PATTERN_MAP.sub(" ", text)))  # keys of the query's own maps
    known = {field for kind in (*NODES.values(), *LINKS.values()) for field in kind.model_fields}
    told += [("property", name) for name in dict.fromkeys(_properties(text, own)) if name not in known]
    return [f"{kind} {name}" for kind, name in told]


def _labels(text: str) -> Iterator[str]:
    for first, other in _LABEL.findall(_LINK.sub(" ", text)):
        yield first or other


def _types(text: str, cypher: str) -> Iterator[str]:
    for types in _LINK.findall(text):
        yield from re.findall(r"\w+", types)
    yield from _TYPE_IN_TEXT.findall(uncommented(cypher))


def _properties(text: str, own: set[str]) -> Iterator[str]:
    yield from (name for name in _PROPERTY.findall(text) if name not in own | _OF_DAYS)
    for inside in _PATTERN_MAP.findall(text):
        yield from _KEY.findall("{" + inside)


def unguarded(cypher: str) -> list[str]:
    """Name the relationships that are read, and not asked for who may see them.

    Chains of records (with `*`) need no name: who is read as whom is worked out for the reader.

    >>> unguarded("MATCH (a)-[r:LEADS]->(b)-[:HOSTS]->(c)--(d) WHERE NOT $public OR r.visibility = 'public' RETURN a")
    ['-[:HOSTS]-', '--']
    """
    text = bare(cypher)
    named = re.findall(r"-\[([^\]]*)\]-", text)
    asked = set(re.findall(r"(\w+)\.visibility", text))
    found = [f"-[{told}]-" for told in named if "*" not in told and re.split(r"\W", told.strip())[0] not in asked]
    return found + re.findall(r"(?<=\))\s*<?(--)>?\s*(?=\()", text)
