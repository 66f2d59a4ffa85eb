"""The exceptions of all packages: each message is one sentence with its remedy, fit to be shown."""


class PartnershipsError(Exception):
    """What went wrong and what to do about it, in one clear sentence; never a traceback to a user."""


class BadInput(PartnershipsError):
    """A file or a parameter is not what it should be; nothing was loaded or changed."""


class UnknownThing(PartnershipsError):
    """No council, school or organisation answers to what was asked for; the message names the nearest."""


class AmbiguousThing(PartnershipsError):
    """Several things answer to what was asked for; the message names the candidates."""


class DatabaseUnavailable(PartnershipsError):
    """Neo4j cannot be reached, refused the log-in, or went away."""


class ShortOfMemory(DatabaseUnavailable):
    """Neo4j has no memory left for now; what reads may try again."""


class ServerProblem(PartnershipsError):
    """The embedded Neo4j cannot be fetched, started, found or stopped."""


class SchemaViolation(PartnershipsError):
    """A node or a claim does not fit `graph/schema.py`; nothing was written."""


class Clash(PartnershipsError):
    """Somebody else wrote the same thing first; trying again may succeed."""


class StatementRefused(PartnershipsError):
    """Neo4j refused a statement, or gave it up.

    Args:
        message: The sentence.
        code: Neo4j's own code of the fault.
        words: What Neo4j said of it.
    """

    def __init__(self, message: str, code: str, words: str) -> None:
        super().__init__(message)
        self.code = code
        self.words = words


class Refused(BadInput):
    """A question to the console is not one that it takes; nothing was run."""


class Withheld(PartnershipsError):
    """The audience may not see it; the message says what would have to be asked instead."""


class CutShort(PartnershipsError):
    """A question took more time, memory or room than one question may; nothing was answered."""


class Loading(PartnershipsError):
    """Data are being loaded; the same question can be asked again when that has ended."""


class Moved(PartnershipsError):
    """A list is given in parts, and the data changed between two of them."""


class Busy(PartnershipsError):
    """Too many questions at once; trying again in a moment will succeed."""


class Changed(PartnershipsError):
    """Somebody else confirmed, ended, corrected or retracted a claim first; the message tells what came between."""
