"""The one family of errors: a stable code and a message that names what was wrong.

Knows no HTTP and no exit codes; the borders (api/problems, cli) translate.
"""


class MarsadError(Exception):
    """Base of every error that Marsad raises on purpose.

    Attributes:
        code: stable machine-readable name, kebab-case; part of the contract.
        message: one sentence for a person, naming the offending value.
    """

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(MarsadError):
    """What was given cannot be read as what it should be."""

    code = "bad-input"


class NotFoundError(MarsadError):
    """The thing named does not exist."""

    code = "not-found"


class RemovedError(MarsadError):
    """The thing named was there and was taken out on purpose.

    Attributes:
        reason: why it was taken out.
        removed_at: when, as ISO 8601.
    """

    code = "removed"

    def __init__(self, message: str, *, reason: str, removed_at: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.removed_at = removed_at


class ListRefusedError(MarsadError):
    """A sanctions list file was refused whole; the last good version stays."""

    code = "list-refused"


class DatabaseUnavailableError(MarsadError):
    """Postgres cannot be started or reached."""

    code = "database-unavailable"


class SettingsError(MarsadError):
    """A setting is missing or has a value that cannot be meant."""

    code = "bad-setting"


class BusyError(MarsadError):
    """It cannot be done now; asked again in a moment, it can."""

    code = "busy"
