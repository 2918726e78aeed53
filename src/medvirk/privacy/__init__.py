"""Privacy without a framework: sealing, pseudonyms, disclosure control and redaction.

Plain Python, so that anybody can read it, test it and use it elsewhere. Nothing here knows of a
database, a web request or a language: reasons are enums, and others put them into words.

- ``sealing``: text that opens only for its readers and only in its place.
- ``pseudonyms``: names for participants that say nothing about them.
- ``disclosure``: what may leave a group without anybody being recognised, and why not.
- ``redaction``: marks in a text what a writer should look at before it leaves.
"""
