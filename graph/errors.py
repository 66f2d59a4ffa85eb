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


class ServerProblem(PartnershipsError):
    """The embedded Neo4j cannot be fetched, started, found or stopped."""


class SchemaViolation(PartnershipsError):
    """A node or a claim does not fit `graph/schema.py`; nothing was written."""


class Clash(PartnershipsError):
    """Somebody else wrote the same thing first; trying again may succeed."""
