from django.apps import AppConfig


class ZgwConfig(AppConfig):
    name = "stroomlijn.zgw"
    label = "zgw"
