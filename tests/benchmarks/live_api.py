"""`python -m tests.benchmarks.live_api PORT WORKERS`: the API as it is served, on a given port."""

import os
import sys

from app.api.__main__ import main

if __name__ == "__main__":
    os.environ["MARSAD_PORT"] = sys.argv[1]
    sys.argv[1:] = ["--workers", sys.argv[2]]
    main()
