from django.apps import AppConfig


class LandscapeConfig(AppConfig):
    name = "stroomlijn.landscape"
    label = "landscape"

    def ready(self) -> None:
        from stroomlijn.foundation.queries.synonyms import add_synonyms

        from .synonyms import synonyms

        add_synonyms(synonyms)
