"""`marsad evaluate` and `marsad smoke`: how good is it, and does a deployment answer."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import print_json, say
from app.evaluation.evaluate import evaluate as evaluate_set
from app.evaluation.floors import breaches, floors_of, read_floors
from app.evaluation.table import to_json, to_text
from app.extraction.pipeline import extract
from app.smoke import run


def evaluate(
    gold_dir: Annotated[Path, typer.Argument(help="Folder of annotated articles.")],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    floors: Annotated[
        Path | None, typer.Option(help="TOML of pinned floors; exit 1 below any.")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option(help="Folder of the corpus that annotations name articles of.")
    ] = None,
) -> None:
    """Score the extraction on annotated articles."""
    report = evaluate_set(gold_dir, extract, corpus)
    if as_json:
        print_json(to_json(report, mistakes=errors), pretty=True)
    else:
        typer.echo(to_text(report, mistakes=errors))
    if floors is None:
        return
    pinned = floors_of(read_floors(floors), gold_dir)
    if pinned is None:
        say(f"marsad: {floors} pins no floors for {gold_dir}")
        raise typer.Exit(1)
    fallen = breaches(report, pinned)
    for breach in fallen:
        say(f"marsad: {breach.measure}: {breach.reason}")
    if fallen:
        raise typer.Exit(1)


def smoke(
    url: Annotated[str, typer.Argument(help="Address of a running deployment.")],
) -> None:
    """Check a running deployment over HTTP; exit 1 when anything is wrong."""
    checks = run(url)
    for check in checks:
        typer.echo(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}")
    if not all(check.ok for check in checks):
        raise typer.Exit(1)
