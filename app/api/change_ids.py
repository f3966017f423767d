"""The ids of changes: opaque words that name a position in the log of changes.

Enters: a position. Leaves: a URL-safe word, the same for the same change for ever, or the position
again. Refuses every word that this deployment did not write.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.api.cursors import BadCursorError, CursorSigner, Place
from app.api.problems import BadParametersError, Violation
from app.storage.reading.changes import Position

_LOG: Final[Mapping[str, Any]] = {"log": "changes"}
"""What the words are bound to, so that the cursor of a list is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeIds:
    """Writes and reads the ids of changes with the secret of the deployment."""

    signer: CursorSigner

    def write(self, position: Position) -> str:
        """Return the id of the change that `position` lies after."""
        return self.signer.write(Place(key=tuple(position)), _LOG)

    def read(self, written: str, parameter: str) -> Position:
        """Return the position that an id names.

        Raises:
            BadParametersError: naming the parameter, when the id is not one of this deployment.
        """
        try:
            transaction, number = self.signer.read(written, _LOG).key
        except BadCursorError as error:
            detail = f"{written[:80]!r} is not the id of a change of this deployment."
            raise BadParametersError([Violation(parameter=parameter, detail=detail)]) from error
        return Position(int(transaction), int(number))
