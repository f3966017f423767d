"""Words in code that are compared with folded words are folded: an unfolded one never matches.

A page keeps «على» (on) and «بأن» (that) as written, apart from the names that fold to the same.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import app.extraction
from app.text.fold import fold

ROOT = Path(app.extraction.__file__).parent
KEPT = {"على", "بأن"}
MODULES = sorted(ROOT.rglob("*.py"))


def constants(module: ast.Module) -> Iterator[str]:
    """Yield the Arabic words of sets that a module writes out without folding them."""
    folded = {
        id(inner)
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and "fold" in ast.dump(node)
        for inner in ast.walk(node)
    }
    for statement in module.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        for node in ast.walk(statement.value):
            if isinstance(node, ast.Set) and id(node) not in folded:
                yield from (
                    one.value
                    for one in node.elts
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_of_sets_are_folded(path: Path) -> None:
    words = list(constants(ast.parse(path.read_text(encoding="utf-8"))))
    unfolded = {word for word in words if len(word) > 1 and fold(word) != word}
    assert unfolded <= (KEPT if path.parent.name == "names" else set())
