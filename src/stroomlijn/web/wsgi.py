"""The application that the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stroomlijn.web.settings")

from stroomlijn.web.incoming import incoming

application = incoming(get_wsgi_application())
