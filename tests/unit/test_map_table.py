from graph.drawing import as_network, draw
from viz.map_table import LINK_DATA, link_rows, link_table

NASTY = "</script><img src=x onerror=alert(1)>"


def test_a_row_tells_both_ends_the_link_and_its_source() -> None:
    rows = link_rows(as_network(draw("Ash -SUPPORTS{focus: maths}-> Birch")))
    assert len(rows) == 1
    row = rows[0]
    assert (row["from_name"], row["reads"], row["to_name"]) == ("Ash", "supports", "Birch")
    assert (row["status"], row["confidence"], row["focus"]) == ("actual", "stated", "maths")
    assert row["source"] == "document:drawing"
    assert set(LINK_DATA) >= row.keys() - {"from_state", "to_state"}


def test_the_table_links_names_and_sources_and_shows_quotes_as_text() -> None:
    network = as_network(draw("Ash -SUPPORTS-> Birch"))
    network.edges["Ash", "Birch", "SUPPORTS:Ash:Birch"]["quote"] = NASTY
    made = link_table(link_rows(network), {"Ash": "/schools/Ash", "document:drawing": "/sources/document%3Adrawing"})
    assert '<a href="/schools/Ash">Ash</a>' in made
    assert '<a href="/sources/document%3Adrawing">document:drawing</a>' in made
    assert "<img" not in made


def test_rows_stand_in_the_order_that_is_asked_for_and_headings_lead_to_the_others() -> None:
    network = as_network(draw("Ash -SUPPORTS-> Cedar\nBirch -LEADS-> Alder"))
    assert [row["from_name"] for row in link_rows(network)] == ["Ash", "Birch"]
    by_end = link_rows(network, "to")
    assert [row["to_name"] for row in by_end] == ["Alder", "Cedar"]
    made = link_table(by_end, {}, {"from": "?sort=from", "to": "?sort=to"}, "to")
    assert '<th scope="col" aria-sort="other"><a href="?sort=to">To</a></th>' in made
    assert '<a href="?sort=from">From</a>' in made


def test_a_link_that_stands_for_several_says_how_many_and_names_all_its_sources() -> None:
    network = as_network(draw("Ash -MEMBER_OF-> Oak:Trust"))
    told = network.edges["Ash", "Oak", "MEMBER_OF:Ash:Oak"]
    told.update(n=1200, sources=["document:drawing", "document:other"])
    network.graph["documents"]["document:other"] = "Another paper"
    (row,) = link_rows(network)
    assert row["source"] == "document:drawing; Another paper"
    assert "× 1,200" in link_table([row])


def test_a_lapsed_link_says_so() -> None:
    network = as_network(draw("Ash -SUPPORTS-> Birch"))
    network.edges["Ash", "Birch", "SUPPORTS:Ash:Birch"]["holds"] = "expired"
    assert '<span class="line ended stated">ended or lapsed, stated by the source</span>' in link_table(
        link_rows(network)
    )
