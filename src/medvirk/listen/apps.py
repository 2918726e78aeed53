"""The room as a Django app."""

from django.apps import AppConfig


class ListenConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.listen"
    label = "listen"

    def ready(self) -> None:
        """Tell the thread about the three stations that lie in this room, and the job desk about the report."""
        from medvirk.foundation.thread import StationName, register
        from medvirk.listen.report import register_files
        from medvirk.listen.stations.findings import findings
        from medvirk.listen.stations.themes import themes
        from medvirk.listen.stations.told import told

        register(StationName.TOLD, told)
        register(StationName.THEMES, themes)
        register(StationName.FINDINGS, findings)
        register_files()
