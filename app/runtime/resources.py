"""Files that ship beside the code: migrations and samples.

In a checkout they stand at its root; in an installed wheel under `app/bundled`.
"""

from pathlib import Path

from app.errors import SettingsError

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """Return the folder `name` ("migrations", "samples").

    Raises:
        SettingsError: when the installation lacks it.
    """
    for root in (_PACKAGE / "bundled", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise SettingsError(f"this installation lacks its {name!r} folder; install marsad again")
