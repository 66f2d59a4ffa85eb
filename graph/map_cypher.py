"""The Cypher behind a map: what can be asked again, and changed, in the console."""

from graph.behind import Behind
from graph.council_map import TYPES
from graph.map_options import MapQuery
from graph.nation_map import SCHOOLS, TIES, parameters
from graph.projection import Network

_TOLD = (
    "RETURN DISTINCT r.id AS id, startNode(r).name AS start, type(r) AS link, endNode(r).name AS end,\n"
    "  r.status AS status, r.confidence AS confidence, r.start_max AS begun_by, r.end_min AS last_confirmed,\n"
    "  r.source AS source, r.quote AS quote\nORDER BY start, link, end, id"
)
_ROUND = (
    "MATCH path = (n:Entity {id: $id})-[*1..HOPS]-(:Entity)\n"
    "WHERE none(on_the_way IN nodes(path)[1..-1] WHERE on_the_way:Council)\n"
    "UNWIND relationships(path) AS r\nWITH r WHERE r.visibility = 'public'\n"
)
_COUNCIL = (
    "MATCH (c:Council {id: $id})\n"
    "CALL (c) { MATCH (c)<-[:IN_AREA_OF]-(n:School|Cohort) RETURN n\n"
    "  UNION MATCH (n:School {council: c.code}) RETURN n }\n"
    f"MATCH (n)-[r:{'|'.join(sorted(TYPES))}]-()\nWHERE r.visibility = 'public'\n"
)


def around(ident: str, hops: str = "1") -> Behind:
    """Give the statement that reads the public claims, of any day, on one thing, or so many steps from it."""
    return Behind(_ROUND.replace("HOPS", hops) + _TOLD, {"id": ident})


def behind(network: Network, query: MapQuery) -> list[Behind]:
    """Give the statements that read what a map rests on, public and of any day: what stands on the day is worked out.

    Args:
        network: As `graph.maps.map_network` gives it.
        query: What was asked.
    """
    told = network.graph
    if told["kind"] == "nation":
        councils = [name for name, data in network.nodes(data=True) if data["label"] == "Council"]
        params = parameters(told["as_of"], query.model_copy(update={"audience": "public"}), councils)
        return [Behind(statement, params) for statement in (SCHOOLS, TIES)]
    if told["kind"] != "council":
        return [around(told["id"], query.hops)]
    return [Behind(_COUNCIL + _TOLD, {"id": told["id"]})]
