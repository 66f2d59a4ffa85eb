"""What can be told of a Cypher text without running it: its parameters, with comments and strings left out."""

import re

# Comments, strings and quoted names, whichever begins first.
_QUOTED = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")


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
