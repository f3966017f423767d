import gc

from app.runtime.collecting import YOUNG, collect_rarely


def test_a_process_that_reads_articles_collects_rarely() -> None:
    before = gc.get_threshold()
    try:
        collect_rarely()
        assert gc.isenabled()
        assert gc.get_threshold()[0] == YOUNG > before[0]
    finally:
        gc.set_threshold(*before)
