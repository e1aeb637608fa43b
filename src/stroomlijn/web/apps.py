from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "stroomlijn.web"
    label = "web"

