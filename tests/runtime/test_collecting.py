import gc

from app.runtime.collecting import YOUNG, collect_rarely


def test_a_process_that_reads_articles_collects_rarely() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700)  # commands that earlier tests ran in this process have set it too
    try:
        collect_rarely()
        assert gc.isenabled()
        assert gc.get_threshold()[0] == YOUNG > 700
    finally:
        gc.set_threshold(*before)
