"""Compile the extraction to C extensions, by mypyc: the same output in two thirds of the time.

    python scripts/compile_extraction.py FOLDER

FOLDER holds the package `app`: the site-packages that Marsad is installed in, or a copy of the
repository. Needs mypy, setuptools, a C compiler and Python's headers; takes a few minutes. Each
module of `text`, `lexicon` and `extraction` gets an extension beside it, which Python imports
instead; to go back, delete `app/**/*.so` and `*__mypyc*.so`. The sources stay what is read, tested
and changed: an extension that is older than its source still runs, so never compile the working
tree. Of the tests of extraction, lexicon and text two fail there: a constant is compiled in, so no
test can change it, and a generator left early closes its file late.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mypyc.build import mypycify
from setuptools import setup

COMPILED = ("text", "lexicon", "extraction")
SETTINGS = "[mypy]\nignore_missing_imports = True\n"


def main(folder: Path) -> None:
    """Compile the package in `folder` and put the extensions beside its modules."""
    with TemporaryDirectory() as name:
        build = Path(name)
        shutil.copytree(folder / "app", build / "app", ignore=shutil.ignore_patterns("*.so"))
        (build / "mypy.ini").write_text(SETTINGS)
        os.chdir(build)
        modules = [str(module) for module in _modules(Path("app"))]
        setup(
            name="compiled",
            packages=[],
            ext_modules=mypycify(modules, opt_level="2", multi_file=True, verbose=False),
            script_args=["--quiet", "build_ext", "--inplace"],
        )
        for extension in (*Path("app").rglob("*.so"), *Path().glob("*.so")):
            shutil.copy2(extension, folder / extension)


def _modules(app: Path) -> list[Path]:
    """Return the modules to compile; packages stay as they are, so that data lie beside them."""
    found = (module for room in COMPILED for module in (app / room).rglob("*.py"))
    return sorted(module for module in found if module.name != "__init__.py")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
