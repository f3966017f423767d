"""What changes the database; every function works on a connection it is given and never commits.

Enters: records of `app.storage.records` and an open psycopg connection. Leaves: rows. The boundary
owns the transaction: `transaction` in `state` is the one to use, it stamps the new data version.
"""
