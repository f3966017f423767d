"""Claims in pandas: `python claims_over_time.py http://127.0.0.1:8000`; reads as a notebook.

The export is one stream of CSV that ends with its own number of rows and SHA-256; a stream that
lacks that line, or says another number, was cut short and is refused.
"""

# %% Read a whole collection
import io
import sys
from hashlib import sha256

import httpx
import pandas as pd


def read_csv(address: str, path: str) -> pd.DataFrame:
    """Return a whole export as a table."""
    body = httpx.get(f"{address}{path}", timeout=None).raise_for_status().content  # noqa: S113
    start = body.rindex(b"\n# ") + 1
    told = dict(word.split("=", 1) for word in body[start:].decode()[2:].split())
    if told["sha256"] != sha256(body[:start]).hexdigest():
        raise SystemExit("The export was cut short; go on with cursor=<id of the last row>.")
    return pd.read_csv(io.BytesIO(body[:start]), parse_dates=["published_on"])


def main(address: str) -> None:
    """Print what can be told of the claims."""
    # %% All claims
    claims = read_csv(address, "/claims.csv")
    print(f"{len(claims)} claims, {claims['claimant_id'].nunique()} claimants")
    # %% How many a month
    print(claims.groupby(claims["published_on"].dt.to_period("M")).size().to_string())
    # %% Who denies most
    denied = claims[claims["modality"] == "denied"]
    print(denied["claimant_ar"].value_counts().head().to_string())
    # %% Which countries stand together
    pairs = claims["countries"].dropna().str.split()
    print(pairs[pairs.str.len() > 1].str.join(" + ").value_counts().head().to_string())


if __name__ == "__main__":
    main(sys.argv[1])
