"""Every label, relationship type and property, declared once; names follow GIAS (Get Information About Schools)."""

import datetime as dt

from pydantic import Field

from graph.bookkeeping import Load as Load
from graph.bookkeeping import SavedView as SavedView
from graph.bookkeeping import Snapshot as Snapshot
from graph.kinds import LINKS as LINKS
from graph.kinds import NODES as NODES
from graph.kinds import Entity, Focus, Group, Link, Node, Stage


class School(Entity, label="School"):
    """A school or college, open or closed."""

    urn: int | None = Field(None, description="unique reference number (GIAS URN)")
    laestab: str | None = Field(None, description="council code and establishment number, seven digits")
    phase: str | None = Field(None, description="GIAS PhaseOfEducation (name)")
    type: str | None = Field(None, description="GIAS TypeOfEstablishment (name)")
    sector: str | None = Field(None, description="maintained, academy, independent …, by type: seed/gias_codes.py")
    status: str | None = Field(None, description="GIAS EstablishmentStatus (name)")
    opened: dt.date | None = Field(None, description="GIAS OpenDate; absent where unknown")
    closed: dt.date | None = Field(None, description="GIAS CloseDate: the first day on which it is not open")
    council: str | None = Field(None, description="GIAS LA (code), three digits")
    postcode: str | None = Field(None, description="GIAS Postcode")
    easting: int | None = Field(None, description="British National Grid, metres")
    northing: int | None = Field(None, description="British National Grid, metres")
    pupils: int | None = Field(None, description="GIAS NumberOfPupils")
    fsm_percent: float | None = Field(None, description="GIAS PercentageFSM, 0 to 100")
    census_date: dt.date | None = Field(None, description="day the pupils and fsm_percent are of")
    high_pupil_premium: bool | None = Field(None, description="true where on DfE's list of high pupil premium schools")
    religious_character: str | None = Field(None, description="GIAS ReligiousCharacter (name)")


class Inspection(Node, label="Inspection", entity=False):
    """One inspection of one school by Ofsted or another inspectorate."""

    date: dt.date = Field(description="last day of the inspection, or of its publication where only that is given")
    framework: str | None = Field(None, description="the framework in force, by the day it began")
    overall: int | None = Field(None, description="overall effectiveness, 1 to 4; only before September 2024")
    category: str | None = Field(None, description="category of concern: SM special measures, SWK serious weaknesses")
    safeguarding: bool | None = Field(None, description="true where safeguarding was found effective or met")
    urn: int | None = Field(None, description="the URN that was inspected (perhaps a predecessor's)")
    source: str | None = Field(None, description="id of the Document that tells it")


class Trust(Group, label="Trust"):
    """An academy trust, or a foundation trust of the Education and Inspections Act 2006."""

    kind: str | None = Field(None, description="multi-academy, single-academy or foundation")


class Alliance(Entity, label="Alliance"):
    """A teaching school alliance, or a hub (teaching school hub, curriculum hub, research school …)."""

    kind: str | None = Field(None, description="teaching school alliance, teaching school hub, curriculum hub …")


class Leader(Entity, label="Leader"):
    """A post or designation, never a person's name."""

    designation: str | None = Field(None, description="NLE, LLE, SLE, NLG, partner headteacher, adviser, chair …")
    count: int | None = Field(None, description="how many posts the source counts; absent where it does not")


class Council(Entity, label="Council"):
    """A local authority."""

    code: str | None = Field(None, description="GIAS LA (code), three digits")
    gss: str | None = Field(None, description="ONS code; may be absent")
    region: str | None = Field(None, description="one of the nine English regions, derived from the council")


class Partnership(Group, label="Partnership"):
    """A standing body that schools or bodies belong to, not a trust."""

    kind: str | None = Field(None, description="the source's word: association, federation, cluster, company …")
    purpose: str | None = Field(None, description="improvement, representation, governance, procurement or unknown")


class Board(Entity, label="Board"):
    """A board, committee or forum of any kind."""

    kind: str | None = Field(None, description="the source's word: scrutiny board, progress board, forum …")


class Programme(Entity, label="Programme"):
    """Funded work with an end, a project or a plan that is carried out."""

    kind: str | None = Field(None, description="the source's word: project, initiative, strategy, funding …")
    purpose: str | None = Field(None, description="what the money or work is for, in the source's words")
    amount_gbp: int | None = Field(None, description="pounds, where the source names a sum")


class Body(Group, label="Body"):
    """Any other organisation: DfE, Ofsted, diocese, agency, sponsor, company."""

    kind: str | None = Field(None, description="department, inspectorate, diocese, sponsor, agency, company …")
    code: str | None = Field(None, description="GIAS Diocese (code)")


class Cohort(Entity, label="Cohort"):
    """A group that a source counts but does not name; never expanded into made-up schools."""

    count: int | None = Field(None, description="how many; a minimum where the source says over or at least")
    of: str | None = Field(None, description="id of the cohort that it is a part of")
    kind: str | None = Field(None, description="what is counted: schools, governors, headteachers …")


class Document(Entity, label="Document"):
    """Where facts come from: a paper, a register snapshot, a return, an officer's entry."""

    kind: str | None = Field(None, description="paper, register, return, entry, request, census or inspections")
    date: dt.date | None = Field(None, description="the day it speaks of; the latest possible where uncertain")
    date_min: dt.date | None = Field(None, description="earliest possible day, where the day is uncertain")
    series: str | None = Field(None, description="all snapshots of one register are one series")
    scope: list[str] | None = Field(None, description="council codes that it covers, or '*' for the nation")
    types: list[str] | None = Field(None, description="relationship types whose absence it tells, inside its scope")
    listed_only: bool | None = Field(None, description="true where what it lacks tells only of schools it lists")
    complete_for: list[str] | None = Field(None, description="TYPE@council: every such link of it is held")
    due: dt.date | None = Field(None, description="of a request for returns: by when they are to be answered")
    asked: list[str] | None = Field(None, description="of a request for returns: ids of the schools that were asked")
    conflicts: list[str] | None = Field(None, description="what disagrees in it: sentence|id|id…, of nodes and claims")
    publisher: str | None = Field(None, description="who published it")
    licence: str | None = Field(None, description="under which licence")
    sha256: str | None = Field(None, description="of the bytes that were read")
    file: str | None = Field(None, description="name of the file that was read, without folders")


ORGANISATIONS: set[type[Node]] = {School, Trust, Alliance, Council, Partnership, Board, Body, Programme, Leader}
PARTIES, GROUPS = ORGANISATIONS | {Cohort}, ORGANISATIONS - {School, Council, Leader}
ANY, ASKED, WILLING = (PARTIES, PARTIES), ({School, Cohort}, {Document}), (ORGANISATIONS, {Council})
JOINS, SITS = (PARTIES, GROUPS | {Cohort}), (PARTIES, GROUPS | {Council})
KIND_ENDS = {"teaching school alliance": dt.date(2021, 8, 31)}  # no claim of one holds later; hubs replaced them


class MemberOf(Link, rel="MEMBER_OF", ends=JOINS, says=("is a member of", "has as member"), support=True):
    """Membership; support where the group is an alliance other than a hub, or a partnership for improvement."""


class RepresentedIn(Link, rel="REPRESENTED_IN", ends=SITS, says=("is represented in", "represents")):
    """A seat or a voice, not membership."""


class Leads(Link, rel="LEADS", ends=(PARTIES, ORGANISATIONS), says=("leads", "is led by")):
    """Leads a group or a piece of work; it does not itself receive support by that."""


class PartnersWith(Link, rel="PARTNERS_WITH", ends=ANY, says=("partners with", "partners with"), support=True):
    """A stated partnership between two parties; received at both ends."""


class Supports(Link, rel="SUPPORTS", ends=ANY, says=("supports", "is supported by"), support=True, carry_months=12):
    """Help with improvement, from the giver to the receiver."""

    focus: Focus = Field("not stated", description="what the support is for")
    intensity: str | None = Field(None, description="how much, as given")


class Sponsors(Link, rel="SPONSORS", ends=ANY, says=("sponsors", "is sponsored by")):
    """Takes responsibility for an academy: governance, not support."""


class Brokers(Link, rel="BROKERS", ends=ANY, says=("brokers support for", "has support brokered by")):
    """Arranges support between others, as the source says."""


class Maintains(Link, rel="MAINTAINS", ends=({Council}, {School, Cohort}), says=("maintains", "is maintained by")):
    """A council maintains a school."""


class InAreaOf(Link, rel="IN_AREA_OF", ends=(PARTIES, {Council}), says=("is in the area of", "has in its area")):
    """Lies in, or serves, the area of a council."""


class BasedAt(Link, rel="BASED_AT", ends=ANY, says=("is based at", "is the base of")):
    """A post or a body sits at an organisation."""


class Governs(Link, rel="GOVERNS", ends=ANY, says=("governs", "is governed by")):
    """Has a say in the government of: trustees, governing bodies, directors."""


class Funds(Link, rel="FUNDS", ends=ANY, says=("funds", "is funded by")):
    """Gives money; never read as support by itself."""


class Commissions(Link, rel="COMMISSIONS", ends=ANY, says=("commissions", "is commissioned by")):
    """Buys or orders work from."""


class Oversees(Link, rel="OVERSEES", ends=ANY, says=("oversees", "is overseen by")):
    """Holds to account, scrutinises, inspects or coordinates; a diocese its schools."""


class Hosts(Link, rel="HOSTS", ends=ANY, says=("hosts", "is hosted by")):
    """Gives a home: employment, premises, accounts."""


class PartOf(Link, rel="PART_OF", ends=ANY, says=("is part of", "has as part")):
    """Is a part of a larger body or piece of work."""


class Succeeds(Link, rel="SUCCEEDS", ends=(ORGANISATIONS, ORGANISATIONS), says=("succeeds", "is succeeded by")):
    """The start is the successor, the end its predecessor (GIAS links)."""


class SameAs(Link, rel="SAME_AS", ends=ANY, says=("is the same as", "is the same as")):
    """Two records of one thing, asserted with a reason in the note, never guessed."""


class AnsweredNone(Link, rel="ANSWERED_NONE", ends=ASKED, says=("says it has none in", "holds an answer of none of")):
    """The school was asked, and said that it has no support."""


class Consults(Link, rel="CONSULTS", ends=ANY, says=("consults", "is consulted by")):
    """Asks, informs, discusses with or advises: contact, not support."""


class Offers(Link, rel="OFFERS", ends=WILLING, says=("is willing to support in", "may call on")):
    """Has said that it is willing to support schools of a council: its register of supporters; not support itself."""

    focus: Focus = Field("not stated", description="what the offer is for")
    capacity: int | None = Field(None, ge=0, le=100, description="how many schools it would take on")
    not_with: list[str] | None = Field(None, description="ids of schools, trusts or councils it must not be sent to")


class Approached(
    Link, rel="APPROACHED", ends=(ORGANISATIONS, {School}), says=("was asked to support", "may get help of")
):
    """Was asked whether it would support a school, or has declined to: a step towards support, not support itself."""

    stage: Stage = Field(description="asked or declined; what was agreed or has begun is a claim of support")
    until: dt.date | None = Field(None, description="of what was declined: it is not proposed again before this day")


class Struck(Offers, rel="STRUCK", ends=(PARTIES, PARTIES | {Document}), says=("is not linked to",) * 2):
    """What a later claim ended, corrected or retracted, or that retraction itself: it counts nowhere."""

    intensity: str | None = Field(None, description="how much, as given")
    was: str = Field(description="relationship type that it was of")
    stage: Stage | None = Field(None, description="of a step towards support: asked or declined")
    until: dt.date | None = Field(None, description="of what was declined: the day before which it held")
    struck_by: str | None = Field(None, description="id of the later claim; absent of a retraction")


class Inspected(Link, rel="INSPECTED", ends=({School}, {Inspection}), says=("was inspected in", "is an inspection of")):
    """From a school to one of its inspections."""
