"""Long work that shows how far it has come and survives leaving the page.

A room registers a kind of work when the server starts (``work.register``), starts it (``queue.start``) and
shows it (``pages.follow``, ``pages.deliver``). A job carries ids only, never what anybody said: the worker
reads what it needs itself, as the rules are at that moment.
"""
