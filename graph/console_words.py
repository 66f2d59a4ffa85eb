"""The word check of the console: what a question may be made of, before any server sees it.

A plan hides the subqueries inside expressions, so words are looked at too. The text is split as Neo4j splits it, and
where the two could differ it is refused: a comment, a quote or a hidden character must not cover what Neo4j would run.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.errors import Refused

LONGEST = 50_000  # characters
BEGINNINGS = {"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"}
WRITES = {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP"}
ELSEWHERE = {"LOAD", "USE", "SHOW", "TERMINATE", "TRANSACTION", "TRANSACTIONS"}
PROCEDURES = {
    "db.labels",
    "db.relationshipTypes",
    "db.propertyKeys",
    "db.schema.visualization",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
}
FUNCTIONS = {"date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector.similarity"}
FREEING = {".", ":", "|", "&", "!"}  # a name follows these: a property, a label, a type
_TOKEN = re.compile(
    r"(?P<gap>\s+|//[^\n]*|/\*.*?\*/)"
    r"|(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<quoted>`(?:[^`]|``)*`)"
    r"|(?P<open>/\*|['\"`])"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<number>[0-9]+\.?)"  # with its point, so that none after a number frees a word
    r"|(?P<sign>.)",
    re.DOTALL,
)
_NAME = "write it in backticks where it is a name"


@dataclass(frozen=True)
class Token:
    """One piece of a question: word, quoted (in backticks), text, number or sign."""

    kind: str
    text: str

    @property
    def is_name(self) -> bool:
        """Tell whether it may be a part of a name."""
        return self.kind in {"word", "quoted"}


def accepted(text: str) -> str:
    """Check a question's words and give it as it is to be run.

    Args:
        text: One Cypher statement.

    Returns:
        The same, its lines ending alike.

    Raises:
        Refused: It is no reading question that the console takes; the message says why and what to do.
    """
    text = text.replace("\r\n", "\n").strip()
    _check_characters(text)
    tokens = list(_tokens(text))
    if tokens and tokens[-1].text == ";":
        tokens.pop()  # Neo4j takes it too
    _check_beginning(tokens)
    for at, token in enumerate(tokens):
        if token.kind == "word":
            _check_word(tokens, at)
        elif token.text == "(":
            _check_function(tokens, at)
        elif token.text == ";":
            raise Refused("The console takes one question at a time: leave out the semicolon and what follows it.")
    return text


def _check_characters(text: str) -> None:
    if len(text) > LONGEST:
        raise Refused(
            f"The question has {len(text):,} characters, and at most {LONGEST:,} are taken: give long lists as "
            "parameters."
        )
    if re.search(r"\\[uU]", text):
        raise Refused(r"The question has a \u escape: write the character itself, or give the text as a parameter.")
    for character in text:
        if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            raise Refused(
                f"The question has a hidden character (U+{ord(character):04X}): take it out, or give the text that "
                "has it as a parameter."
            )


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "open":
            raise Refused(f"What begins with {found[0]} near “{text[found.start() :][:20]}” does not end: close it.")
        if found.lastgroup != "gap":
            yield Token(str(found.lastgroup), found[0])


def _check_beginning(tokens: Sequence[Token]) -> None:
    if not tokens:
        raise Refused("The question is empty: write for example MATCH (s:School) RETURN s.name LIMIT 10.")
    first = tokens[0].text.upper()
    if first in {"EXPLAIN", "PROFILE", "CYPHER"}:
        raise Refused(f"The console plans a question itself: leave {first} out, and begin with MATCH or RETURN.")
    if first in WRITES | ELSEWHERE:
        return  # told of by the check of each word
    if first not in BEGINNINGS:
        raise Refused(
            f"A question begins with MATCH, OPTIONAL MATCH, WITH, UNWIND, CALL or RETURN, not {tokens[0].text[:30]}."
        )


def _check_word(tokens: Sequence[Token], at: int) -> None:
    if _is_free(tokens, at):
        return
    word = tokens[at].text.upper()
    if word in WRITES:
        raise Refused(
            f"{word} would change the database, and the console only reads: use `partnerships import` or a template "
            f"to change data ({_NAME})."
        )
    if word in ELSEWHERE:
        raise Refused(
            f"{word} reaches beyond the data (files, the network, other databases, the server itself), and the console "
            f"only reads data: leave it out ({_NAME})."
        )
    if word == "CALL":
        _check_call(tokens, at + 1)


def _is_free(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a name where it stands: of a property, label or type, or a key of a map."""
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return before in FREEING or (before in {"{", ","} and after == ":")


def _check_call(tokens: Sequence[Token], at: int) -> None:
    if at < len(tokens) and tokens[at].text in {"{", "("}:
        return  # a subquery: its words are looked at one by one
    end = at
    while end < len(tokens) and (tokens[end].is_name or tokens[end].text == "."):
        if end > at and tokens[end].is_name and tokens[end - 1].is_name:
            break
        end += 1
    name = "".join(token.text for token in tokens[at:end])
    if name not in PROCEDURES:
        raise Refused(
            f"CALL {name[:60]} is not taken: the procedures that the console calls are {', '.join(sorted(PROCEDURES))}."
        )


def _check_function(tokens: Sequence[Token], at: int) -> None:
    """Refuse functions of a library: some run Cypher from a text, or reach the network."""
    start = at
    while start and (tokens[start - 1].is_name or tokens[start - 1].text == "."):
        if start < at and tokens[start].is_name and tokens[start - 1].is_name:
            break
        start -= 1
    space, point, _ = "".join(token.text for token in tokens[start:at]).rpartition(".")
    if point and space.casefold() not in FUNCTIONS | {name.rpartition(".")[0].casefold() for name in PROCEDURES}:
        raise Refused(
            f"The function {space[:60]}.… is not taken: the console calls Neo4j's own functions, with names such as "
            "size or date.truncate."
        )
