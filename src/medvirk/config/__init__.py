"""Where the house is put together: settings, addresses, the server's entrance.

The SQLite library is chosen here because it must happen before Django opens a database.
"""

import sys

import pysqlite3

# SQLite older than 3.51.3 can lose committed data when two connections checkpoint at the same instant.
sys.modules["sqlite3"] = pysqlite3

# The limits' numbers in SQLite's own interface; pysqlite3 leaves them out, and Django asks by these names.
pysqlite3.SQLITE_LIMIT_COLUMN = 2
pysqlite3.SQLITE_LIMIT_VARIABLE_NUMBER = 9
