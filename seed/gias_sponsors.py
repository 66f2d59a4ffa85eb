"""Sponsors of academies: organisations by their name, private persons never by theirs."""

import re

# Words that a person's name does not have. MAC and MAT count in capitals only.
_ORGANISATION = re.compile(
    r"\b(trusts?|trustees|ltd|limited|llp|plc|cic|academ(?:y|ies|ic)|schools?|schooling|colleges?|collegiate"
    r"|universit(?:y|ies)|institutes?|institution|(?:arch)?dioces(?:e|an)|council|borough|authority"
    r"|federations?|foundations?|compan(?:y|ies)|corporation|groups?|partnerships?|partners|charit(?:y|able)"
    r"|church(?:es)?|cathedral|minster|abbey|society|association|alliance|consortium|network|union|guild|livery"
    r"|order|board|education(?:al)?|learning|collaborat(?:ive|ion)|co-?operative|communit(?:y|ies)|enterprises?"
    r"|services|sixth form|hospital|nhs|club|centre|initiative|project)\b"
    r"|\b(?-i:MAC|MAT|UTC)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|baron|rev|revd)\b", re.IGNORECASE
)


def is_organisation(name: str) -> bool:
    """Say whether a name has an organisation's word, and no part that names a person by title.

    >>> is_organisation("The Ash Learning Trust"), is_organisation("Ash Birch")
    (True, False)
    """
    parts = [part.strip() for part in re.split(r"[,;&]|\band\b", name)]
    titled = [part for part in parts if _TITLE.match(part) and not _ORGANISATION.search(part)]
    return bool(_ORGANISATION.search(name)) and not titled


def public_name(name: str, *, uid: int | None, urn: int, company_number: str | None = None) -> str:
    """Give the name under which a sponsor is stored: its own, or for what may be a private person a description.

    Args:
        name: As the register writes it.
        uid: The sponsor's group UID, where the register gives it.
        urn: The school it sponsors.
        company_number: A company is no private person, whatever its name.
    """
    if company_number or is_organisation(name):
        return name
    return f"Individual sponsor (UID {uid})" if uid else f"Individual sponsor (of URN {urn})"
