from django.apps import AppConfig


class HarmonisationConfig(AppConfig):
    name = "stroomlijn.harmonisation"
    label = "harmonisation"
