from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ZgwConfig(AppConfig):
    name = "stroomlijn.zgw"
    label = "zgw"

    def ready(self) -> None:
        from .notificaties.own_channels import make_own_channels

        post_migrate.connect(make_own_channels, sender=self)
