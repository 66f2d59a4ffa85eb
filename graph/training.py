"""What a server does while its start-up cache is made: the reads of a first answer, on a small drawn network.

Run as a program by `graph/startup_cache.py`. Java keeps the classes that were used, so the first question after a
start need not load them: most of its time goes there.
"""

import os
import signal
import sys

from graph import cypher, startup_cache
from graph.drawing import draw
from graph.embedded import Connection
from graph.kinds import Link, Node
from graph.store import Store
from graph.transaction import Transaction
from graph.warm_up import warm_up

ROUNDS = 3
PICTURE = """
Elm:Council#X01 <-IN_AREA_OF- Ash#900001{council: X01, easting: 400000, northing: 300000} -SUPPORTS-> Birch#900002
Elm <-IN_AREA_OF- Birch{council: X01, easting: 401000, northing: 300000} -INSPECTED-> visit:Inspection{date: 2013-01-01}
Elm <-IN_AREA_OF- Cedar#900003{council: X01} -MEMBER_OF-> Oak:Trust#900 <-MEMBER_OF- Ash
Cedar -SUCCEEDS-> Dogwood#900004
Ash -LEADS-> Alder:Alliance <-MEMBER_OF- Birch
Elm <-IN_AREA_OF- all:Cohort{count: 9}
part:Cohort{of: all, count: 4} -PARTNERS_WITH-> Alder
"""


def rehearse(uri: str, password: str) -> None:
    """Write a drawn network and ask of it, as the first command after a start does.

    Args:
        uri: Where the server in training answers.
        password: Of user neo4j.
    """
    with Store(Connection(uri, "neo4j", password)) as store:
        for statement in cypher.constraints().values():
            store.command(statement)
        parts = draw(PICTURE)
        with store.transaction() as tx:
            for node in parts.nodes:
                _write_node(tx, node)
            for claim in parts.claims:
                _write_claim(tx, claim)
        for _ in range(ROUNDS):
            warm_up(store)


def _write_node(tx: Transaction, node: Node) -> None:
    tx.run(cypher.read_nodes(node.label), ids=[node.id])
    tx.run(cypher.merge_nodes(node.label), rows=[{"id": node.id, "properties": node.model_dump(exclude_none=True)}])


def _write_claim(tx: Transaction, claim: Link) -> None:
    told = claim.model_dump(exclude_none=True, exclude={"from_id", "to_id"})
    tx.run(cypher.read_claims(claim.rel), ids=[claim.id])
    row = {"id": claim.id, "a": claim.from_id, "b": claim.to_id, "properties": told}
    tx.run(cypher.merge_claims(claim.rel), rows=[row])


if __name__ == "__main__":
    os.nice(19)
    startup_cache.step_back(os.getpid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the second server ends too
    startup_cache.make(rehearse)
