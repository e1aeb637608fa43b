from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "stroomlijn.organisation"
    label = "organisation"
