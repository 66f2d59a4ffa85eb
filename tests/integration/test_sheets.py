"""The page of every answer: it says what the address under /api says, sorts, pages, and can be taken along."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import Client
from served import Serve

PICTURE = """
Ash#1{phase: Primary, easting: 400000, northing: 300000} -IN_AREA_OF-> North:Council#999
Birch#2{phase: Primary, easting: 401000, northing: 300000} -IN_AREA_OF-> North
Cedar#3{phase: Secondary, easting: 402000, northing: 300000} -IN_AREA_OF-> North
Elm#4{easting: 403000, northing: 300000} -SUPPORTS{quote: Elm helps Ash}-> Ash
Ash -MEMBER_OF-> Pact:Alliance
Birch -MEMBER_OF-> Pact
Elm -LEADS-> Pact
Pact -IN_AREA_OF-> North
Cedar -SUPPORTS{status: proposed}-> Birch
"""
PAGES = {
    "/brokers?council=999": "Who holds the network of North together?",
    "/what-if?council=999": "Which organisations does support in North rest on?",
    "/what-if?bodies=Elm&council=999": "What if Elm goes?",
    "/what-if?bodies=Elm&bodies=Pact&council=999": "What if Elm and Pact go?",
    "/match?council=999": "Who could support the schools in North without recorded support?",
    "/rules?council=999": "Is what the papers lay down kept to in North?",
    "/conflicts?council=999": "What do sources tell differently of North?",
    "/changes?council=999&at=2013-12-10&at=2016-12-10": "How did recorded support in North change, and was it the "
    "network or our records?",
    "/schools/1": "Who supports Ash?",
    "/organisations/Pact": "What does Pact do in the network?",
    "/sources": "Where does what is held come from?",
    "/sources/document:drawing": "What does document:drawing say?",
    "/search?q=a": "What is called “a”?",
}


@pytest.fixture
def site(serve: Serve) -> Client:
    return serve(PICTURE)


@pytest.mark.parametrize(("where", "title"), PAGES.items())
def test_every_page_has_its_question_its_answer_its_day_its_files_and_its_cypher(
    site: Client, where: str, title: str
) -> None:
    page = site.get(where)
    assert page.status_code == 200, page.text
    text = unescape(page.text)
    assert f"<h1>{title}</h1>" in text
    assert re.search(r'<p class="lead">[^<]{10,}</p>', text)
    assert 'aria-label="Breadcrumbs"' in text
    assert "As at 10 December 2013." in text or "As at 10 December 2016." in text or "As held now." in text
    assert "The Cypher behind this page" in text
    assert "Contains public sector information" in text
    for form in ("csv", "json", "xlsx"):
        (file,) = re.findall(rf'href="([^"]*format={form})"', text)
        assert site.get(file).status_code == 200


@pytest.mark.parametrize("where", PAGES)
def test_the_cypher_behind_each_page_is_answered_by_the_console(site: Client, where: str) -> None:
    links = re.findall(r'href="(/cypher\?query=[^"]*)"', site.get(where).text)
    assert links
    for link in links:
        told = parse_qs(urlsplit(unescape(link)).query)
        asked = {"query": told["query"][0], "params": json.loads(told["params"][0])}
        answer = site.post("/api/cypher", json=asked)
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("where", ["/brokers", "/what-if", "/match", "/rules", "/conflicts", "/changes"])
def test_without_a_question_a_page_asks_of_which_council_and_answers_of_none(site: Client, where: str) -> None:
    page = site.get(where).text
    assert '<select id="council" name="council"' in page
    assert '<option value="North">North</option>' in page
    assert "<table" not in page


def test_a_page_says_what_the_address_for_programs_says(site: Client) -> None:
    told = site.get("/api/brokers?council=999").json()
    page = site.get("/brokers?council=999").text
    names = re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)
    assert names == [body["name"] for body in told["bodies"]]
    assert "Elm" in names


def test_a_list_is_sorted_and_paged_by_links_that_carry_the_question(site: Client) -> None:
    first = site.get("/brokers?council=999&sort=name&limit=2").text
    names = re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', first)
    assert names == ["Ash", "Birch"]
    (after,) = re.findall(r'<a href="([^"]*)">Rows after these</a>', first)
    second = site.get(unescape(after)).text
    assert re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', second)[0] == "Cedar"
    assert "Rows before these" in second


def test_the_form_holds_what_was_asked(site: Client) -> None:
    page = site.get("/match?council=999&km=7&audience=internal&phase=Primary&prefer=council=9").text
    assert '<option value="North" selected>North</option>' in page
    assert re.search(r'name="km"[^>]*value="7"', page)
    assert '<input type="checkbox" name="phase" value="Primary" checked>' in page
    assert '<input type="hidden" name="audience" value="internal">' in page
    assert '<input type="hidden" name="prefer" value="council=9">' in page


def test_a_school_shows_its_state_its_links_with_their_words_and_who_could_help(site: Client) -> None:
    page = unescape(site.get("/schools/1").text)
    assert "Support recorded from Birch and Elm." in page or "Support recorded from Elm" in page
    assert "<q>Elm helps Ash</q>" in page
    assert '<a href="/schools/4?as_of=2013-12-10">Elm</a>' in page or '<a href="/schools/Elm?as_of=2013-12-10">' in page
    assert "Who could help" in page
    gap = unescape(site.get("/schools/3").text)
    assert "Not known: no source loaded says either way." in gap
    assert "Who could be asked" in gap


def test_an_organisation_shows_its_members_its_role_and_what_goes_with_it(site: Client) -> None:
    page = unescape(site.get("/organisations/Pact").text)
    assert "Pact is an alliance. By name it has 2 members" in page
    assert "In the network of North:" in page
    told = site.get("/api/organisations/Pact").json()
    lost = {loss["name"]: loss["change"] for loss in told["losses"]}
    alone = site.get("/api/what-if/Pact?scope=all&as_of=2013-12-10").json()
    assert lost == {loss["name"]: loss["change"] for loss in alone["schools"]}
    assert lost


def test_a_school_or_a_source_asked_for_as_an_organisation_is_shown_on_its_own_page(site: Client) -> None:
    answer = site.get("/organisations/Ash")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/schools/1?as_of=2013-12-10"
    assert site.get("/organisations/document:drawing").headers["location"].startswith("/sources/document%3Adrawing")


def test_a_source_shows_its_claims_beside_its_words_and_only_those_asked_for(site: Client) -> None:
    told = site.get("/api/sources/document:drawing").json()
    assert told["claims"] == len(told["told"]) == sum(told["by_type"].values())
    proposed = site.get("/api/sources/document:drawing?status=proposed").json()
    assert [(claim["from_name"], claim["to_name"]) for claim in proposed["told"]] == [("Cedar", "Birch")]
    rows = list(csv.DictReader(io.StringIO(site.get("/api/sources/document:drawing?format=csv").text)))
    assert len(rows) == told["claims"]
    assert "<q>Elm helps Ash</q>" in site.get("/sources/document:drawing").text


def test_what_is_not_public_is_on_no_page_of_the_public(serve: Serve) -> None:
    site = serve("Ash -SUPPORTS{visibility: internal, quote: in confidence}-> Birch -SUPPORTS-> Cedar")
    for where in ("/schools/Birch?", "/sources/document:drawing?", "/search?q=Birch&"):
        public, inside = site.get(where), site.get(f"{where}audience=internal")
        assert "in confidence" not in public.text
        assert public.status_code == inside.status_code == 200
    assert "1 item withheld: not public." in site.get("/schools/Birch").text
    assert "in confidence" in site.get("/schools/Birch?audience=internal").text


def test_the_state_of_a_school_over_time_follows_it_through_its_records(serve: Serve) -> None:
    site = serve(
        "Old#1{closed: 2013-08-31} -IN_AREA_OF-> North:Council#999\n"
        "New#2{opened: 2013-09-01} -SUCCEEDS-> Old\n"
        "Elm -SUPPORTS{source: early, start_max: 2012-01-01, end_min: 2012-01-01}-> Old\n"
        "early:Document{kind: paper, date: 2012-01-01}\n"
    )
    told = site.get("/api/schools/2?as_of=2013-12-10").json()["over_time"]
    assert [(one["as_of"], one["state"]) for one in told] == [("2013-12-10", "not_known"), ("2012-01-01", "linked")]


@pytest.mark.parametrize(
    ("where", "status", "told"),
    [
        ("/schools/999999", 404, "held answers to"),
        ("/organisations/nobody", 404, "held answers to"),
        ("/sources/nothing", 404, "held answers to"),
        ("/brokers?council=Nowhere", 404, "No council held is called"),
        ("/brokers?council=999&sort=name&limit=0", 400, "limit=0 is not understood"),
        ("/what-if?bodies=document:drawing", 400, "name a school, an organisation or a post"),
        ("/changes?council=999", 400, "at"),
        ("/?region=Nowhere", 404, "No council held is in a region called"),
        ("/search", 400, "q"),
    ],
)
def test_wrong_use_is_one_sentence_on_a_page(site: Client, where: str, status: int, told: str) -> None:
    page = site.get(where)
    assert (page.status_code, told in unescape(page.text)) == (status, True), page.text
