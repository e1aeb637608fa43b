from django.apps import AppConfig


class LandscapeConfig(AppConfig):
    name = "stroomlijn.landscape"
    label = "landscape"
