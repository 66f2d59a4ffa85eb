"""Names that people save something under, and who they are."""

import getpass
import re

from graph.errors import BadInput

LONGEST_NAME = 80  # characters


def name_key(name: str) -> str:
    """Give a name as it is compared, in an address too.

    Raises:
        BadInput: It is empty, too long, or holds what an address cannot.

    >>> name_key(" Cabinet,  December ")
    'cabinet, december'
    """
    text = " ".join(name.split())
    if not text or len(text) > LONGEST_NAME or re.search(r"[/\\?#%\x00-\x1f]", text):
        raise BadInput(f"{name!r} is no name to save under: write up to {LONGEST_NAME} characters, without / ? # or %.")
    return text.casefold()


def user_name() -> str | None:
    """Give the login name of who runs this; a container's user may have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None
