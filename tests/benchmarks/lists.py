"""How fast list files are read, and in how much memory, at two sizes of each form.

Run: `python -m tests.benchmarks.lists [ENTRIES]`. Files of made-up entries in the shapes of the
tests are written, then read in a process of their own: once by the parser alone, which forgets
every entry (this must not grow with the file), and once as a whole list in memory.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.domain.listing import Designation
from app.errors import ListRefusedError
from app.screening.lists import LIST_IDS, collecting, read_list
from tests.screening.lists import shapes

FORMS: dict[str, tuple[str, str, Callable[[list[str]], str]]] = {
    "un_xml": ("un_sc", "consolidated.xml", shapes.un_xml),
    "sdn_xml": ("us_ofac_sdn", "sdn.xml", shapes.sdn_xml),
    "sdn_advanced": ("us_ofac_sdn", "sdn_advanced.xml", shapes.advanced_xml),
    "eu_xml": ("eu_fsf", "xmlfullsanctionslist_1_1.xml", shapes.eu_xml),
    "eu_csv": ("eu_fsf", "csvfullsanctionslist_1_1.csv", shapes.eu_csv),
    "uk_xml": ("uk_sl", "uk-sanctions-list.xml", shapes.uk_xml),
    "uk_csv": ("uk_sl", "uk-sanctions-list.csv", shapes.uk_csv),
    "seco_xml": ("ch_seco", "consolidated-list.xml", shapes.seco_xml),
    "csl_csv": ("us_csl", "consolidated.csv", shapes.csl_csv),
    "csl_json": ("us_csl", "consolidated.json", shapes.csl_json),
    "ftm": ("opensanctions", "entities.ftm.json", shapes.ftm),
}


def main() -> None:
    """Print a JSON line per form, size and way of reading; or, as a child, measure one."""
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(_measure(sys.argv[2], Path(sys.argv[3]), forget=sys.argv[4] == "forget")))
        return
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    for form, (_, file, text) in FORMS.items():
        for count in (most // 10, most):
            with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
                path = Path(folder) / file
                path.write_text(text([str(100_000 + n) for n in range(count)]), "utf-8")
                size = round(path.stat().st_size / 1e6, 1)
                for way in ("forget", "keep"):
                    figures = _in_child(form, folder, way)
                    known = {"form": form, "entries": count, "mb": size, "way": way}
                    print(json.dumps(known | figures), flush=True)


def _in_child(form: str, folder: str, way: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.lists", "--child", form, folder, way]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _measure(form: str, folder: Path, *, forget: bool) -> dict[str, float]:
    list_id = FORMS[form][0]
    with tempfile.TemporaryDirectory() as small:
        (Path(small) / FORMS[form][1]).write_text(FORMS[form][2](["100000"]), "utf-8")
        read_list(list_id, Path(small), LIST_IDS)
    if forget:
        for name in ("add", "merge"):
            setattr(collecting.Collector, name, _forget)
    before, began = _resident(), time.process_time()
    with contextlib.suppress(ListRefusedError) if forget else contextlib.nullcontext():
        read_list(list_id, folder, LIST_IDS)
    took = time.process_time() - began
    return {"cpu_s": round(took, 2), "peak_growth_mb": round(_resident(peak=True) - before, 1)}


def _forget(
    _: collecting.Collector, position: str, raw: str, read: Callable[[], Designation]
) -> None:
    """Stand in for taking an entry: read it and keep nothing. The list then is refused as empty."""
    del position, raw
    read()


def _resident(*, peak: bool = False) -> float:
    name = "VmHWM" if peak else "VmRSS"
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(name))) / 1e3


if __name__ == "__main__":
    main()
