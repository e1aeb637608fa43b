from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "stroomlijn.web"
    label = "web"

    def ready(self) -> None:
        from . import registry, subscriptions

        subscriptions.register()
        registry.register()
