"""A claims file: the days and visibility it leaves out are filled in, and a wrong one is refused with its line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.kinds import Link, Node
from seed.claims import read_papers
from seed.source import Batch

HEAD = """[document]
id = "document:x"
name = "A made-up paper"
kind = "paper"
date = 2020-06-30
date_min = 2020-06-01
"""
NODES = """
[[node]]
id = "x:school:ash"
label = "School"
name = "Ash"

[[node]]
id = "x:school:birch"
label = "School"
name = "Birch"
"""
CLAIM = """
[[claim]]
id = "x:claim:ash-supports-birch"
type = "SUPPORTS"
from = "x:school:ash"
to = "x:school:birch"
quote = "Ash supports Birch"
"""
CONFLICT = '[[conflict]]\nbetween = ["x:school:ash", "x:school:birch"]\nabout = "They differ."\n'

Write = Callable[..., Path]


def nodes(batch: Batch) -> list[Node]:
    return [item for item in batch.items if isinstance(item, Node)]


def claims(batch: Batch) -> list[Link]:
    return [item for item in batch.items if isinstance(item, Link)]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the parts of a claims file and give its path."""

    def put(*parts: str, name: str = "made_up.toml") -> Path:
        path = tmp_path / name
        path.write_text("".join(parts), "utf-8")
        return path

    return put


def test_an_undated_claim_holds_on_the_papers_uncertain_day(write: Write) -> None:
    (claim,) = claims(read_papers([write(HEAD, NODES, CLAIM)]))
    assert (claim.start_min, claim.start_max) == (None, date(2020, 6, 30))
    assert (claim.end_min, claim.end_max) == (date(2020, 6, 1), None)
    assert (claim.source, claim.confidence, claim.status, claim.visibility) == (
        "document:x",
        "stated",
        "actual",
        "public",
    )


def test_a_proposed_claim_gets_the_papers_day_too_and_certain_days_are_one(write: Write) -> None:
    head = HEAD.replace("date_min = 2020-06-01\n", "")
    (claim,) = claims(read_papers([write(head, NODES, CLAIM, 'status = "proposed"\n')]))
    assert (claim.status, claim.start_max, claim.end_min) == ("proposed", date(2020, 6, 30), date(2020, 6, 30))


@pytest.mark.parametrize("given", ["start_min = 2019-01-01\n", "end_max = 2021-01-01\n"])
def test_a_claim_with_any_day_of_its_own_gets_no_other(write: Write, given: str) -> None:
    (claim,) = claims(read_papers([write(HEAD, NODES, CLAIM, given)]))
    assert [claim.start_min, claim.start_max, claim.end_min, claim.end_max].count(None) == 3


def test_an_ended_claim_stays_undated(write: Write) -> None:
    (claim,) = claims(read_papers([write(HEAD, NODES, CLAIM, 'status = "ended"\n')]))
    assert [claim.start_min, claim.start_max, claim.end_min, claim.end_max] == [None] * 4


def test_a_claim_is_as_visible_as_its_document_unless_it_says_otherwise(write: Write) -> None:
    (claim,) = claims(read_papers([write(HEAD, 'visibility = "internal"\n', NODES, CLAIM)]))
    assert claim.visibility == "internal"


def test_a_papers_conflicts_are_kept_on_its_document_and_on_no_other(write: Write) -> None:
    batch = read_papers([write(HEAD, NODES, CLAIM.replace("x:school:birch", "004:cohort:free-schools"), CONFLICT)])
    assert [d.conflicts for d in batch.documents] == [["They differ.|x:school:ash|x:school:birch"], None]


def test_a_node_of_another_paper_comes_along_with_its_document(write: Write) -> None:
    claim = CLAIM.replace("x:school:birch", "004:cohort:free-schools")
    batch = read_papers([write(HEAD, NODES, claim)])
    assert [d.id for d in batch.documents] == ["document:x", "document:004"]
    others = [node.id for node in nodes(batch) if not node.id.startswith("x:")]
    assert others == ["004:cohort:academies", "004:cohort:free-schools", "004:cohort:schools"]


@pytest.mark.parametrize(
    ("parts", "line", "why"),
    [
        ((HEAD, "[[node]\n"), 7, "not TOML"),
        ((HEAD, 'name = "open\n'), 7, "not TOML"),
        ((HEAD, NODES, NODES), 18, "x:school:ash is used twice"),
        ((HEAD, NODES, CLAIM, CLAIM), 25, "ash-supports-birch is used twice"),
        ((HEAD, NODES.replace('"School"', '"Scool"')), 8, "label = 'Scool' is none of"),
        ((HEAD, NODES, CLAIM.replace("SUPPORTS", "HELPS")), 18, "type = 'HELPS' is none of"),
        ((HEAD, NODES, CLAIM.replace('to = "x:school:birch"\n', "")), 18, "wants both from and to"),
        ((HEAD, NODES, CLAIM.replace("birch", "cedar")), 18, "to = 'x:school:cedar' is no node"),
        ((HEAD, NODES, CLAIM.replace("SUPPORTS", "MAINTAINS")), 18, "is a School, and MAINTAINS wants one of Council"),
        ((HEAD, NODES, CLAIM, 'certainty = "high"\n'), 18, "certainty: Extra inputs are not permitted"),
        ((HEAD, NODES, CLAIM, "start_max = 2020-02-02\nstart_min = 2021-01-01\n"), 18, "give the days in order"),
        ((HEAD, NODES, CLAIM, 'source = "document:004"\n'), 18, "source is set by the reader"),
        ((HEAD, NODES, 'pupils = "many"\n'), 13, "pupils: Input should be a valid integer"),
        ((HEAD, "[node]\nid = 1\n"), 7, "not a list of tables"),
        ((HEAD, '[[facts]]\nid = "x"\n'), 1, "'facts' is no part of a claims file"),
        ((HEAD.replace("date = 2020-06-30\n", ""), NODES), 1, "no [document] with a date"),
        ((HEAD, NODES, '[[conflict]]\nbetween = ["x:school:ash"]\nabout = "One."\n'), 17, "two or more ids"),
        ((HEAD, NODES, CONFLICT.replace("differ", "a | b")), 17, "has a | in it"),
        (
            (HEAD, NODES, '[[conflict]]\nbetween = ["x:school:ash", "x:y"]\nabout = "Two."\n'),
            17,
            "'x:y' is no node or claim",
        ),
        ((HEAD, '[[node]]\nid="x:c"\nlabel="Cohort"\nname="C"\nof="x:all"\n'), 7, "of = 'x:all' is no cohort"),
        (
            (HEAD, '[[node]]\nid="council:883"\nlabel="Body"\nname="Thurrock"\n'),
            7,
            "council:883 is a Council in another",
        ),
    ],
)
def test_a_wrong_claims_file_is_refused_with_its_line(
    write: Write, parts: tuple[str, ...], line: int, why: str
) -> None:
    path = write(*parts)
    with pytest.raises(BadInput) as refused:
        read_papers([path])
    said = str(refused.value)
    assert why in said
    assert said.startswith(f"{path}, line {line}: ")
    assert said.endswith(".")


def test_claims_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes((HEAD + 'note = "caf\xe9"\n').encode("cp1252"))
    with pytest.raises(BadInput, match="line 7: the text is not UTF-8"):
        read_papers([path])


def test_two_different_descriptions_of_one_paper_are_refused(write: Write) -> None:
    one, two = write(HEAD, NODES, name="one.toml"), write(HEAD, NODES, CLAIM, name="two.toml")
    with pytest.raises(BadInput, match="both describe document:x, differently"):
        read_papers([one, two])


@pytest.mark.parametrize("name", ["absent.toml", "absent.txt"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=f"There is no file .*{name}"):
        read_papers([tmp_path / name])


def test_a_folder_without_papers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no papers"):
        read_papers([tmp_path])
