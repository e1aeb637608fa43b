from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "stroomlijn.foundation"
    label = "foundation"
    verbose_name = "Fundament"
