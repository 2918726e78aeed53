"""Django's SQLite backend over the SQLite library that comes with pysqlite3."""
