"""Annotated samples from notes: words in, exact offsets out.

Enters: samples/gold/notes/<id>.notes, where a person wrote the annotation with the words of the
text, and samples/articles/<id>.txt. Leaves: samples/gold/<id>.json in annotation scheme 1.0.
Words that are not in the text, or stand there more often than the note says, are refused.

A note is a line `@kind fields :: words`; `words#2` is the second occurrence, `words ~ words` runs
from the first to the next occurrence of the second. samples/gold/notes/README.md has the fields.

Usage: python scripts/build_sample_gold.py [--check]
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sample_notes import READERS, Builder, NoteError, Record

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def build(name: str) -> Record:
    """Return the scheme document of one sample from its notes and its text."""
    text = (SAMPLES / "articles" / f"{name}.txt").read_bytes().decode()
    meta = json.loads((SAMPLES / "articles" / f"{name}.json").read_bytes())
    builder = Builder(text)
    builder.zones.append({"zone": "headline", "span": [0, text.index("\n")]})
    for number, line in _lines(SAMPLES / "gold" / "notes" / f"{name}.notes"):
        head, _, words = line.partition(" ::")
        kind, _, fields = head.removeprefix("@").partition(" ")
        try:
            READERS[kind](builder, [f.strip() for f in fields.split("|")], words.strip())
        except (NoteError, KeyError, StopIteration, ValueError, IndexError) as error:
            raise NoteError(f"{name}:{number}: {error!r} in {line}") from error
    builder.place_names()
    return _document(name, meta, builder)


def _document(name: str, meta: Record, builder: Builder) -> Record:
    return {
        "scheme": "1.0",
        "id": name,
        "source_file": f"../articles/{name}.txt",
        "text_sha256": sha256(builder.text.encode()).hexdigest(),
        "text_len": len(builder.text),
        "reference_date": meta["published"],
        "language": "ar",
        "zones": builder.zones,
        "parties": builder.parties,
        "places": builder.places,
        "quotes": builder.quotes,
        "nonspeech_quotes": builder.nonspeech,
        "claims": builder.claims,
        "analysts": builder.analysts,
        "annotator": "marsad",
        "status": "sample",
    }


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def main() -> int:
    """Write every sample's annotation, or with --check tell which are not what notes give."""
    stale = []
    for notes in sorted((SAMPLES / "gold" / "notes").glob("*.notes")):
        target = SAMPLES / "gold" / f"{notes.stem}.json"
        content = json.dumps(build(notes.stem), ensure_ascii=False, indent=1) + "\n"
        if "--check" in sys.argv:
            if not target.exists() or target.read_text(encoding="utf-8") != content:
                stale.append(target.name)
        else:
            target.write_text(content, encoding="utf-8")
    for name in stale:
        print(f"{name}: not what its notes give; run scripts/build_sample_gold.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
