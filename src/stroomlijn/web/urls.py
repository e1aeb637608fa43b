"""All addresses. They are for ever: Dutch nouns and numbers."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from .views.accounts import accounts, fresh_link, switch
from .views.administration import administration
from .views.audit import audit
from .views.demo import begin_step, demo_sign_in, story, story_file
from .views.health import health
from .views.inbox import inbox, read_all
from .views.misses import dismiss, sought
from .views.preferences import preferences
from .views.search import find, quick
from .views.sign_in import begin, sign_in, sign_out
from .views.today import show_first_steps, today

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="today", http_method_names=["get", "head"]), name="home"),
    path("vandaag", today, name="today"),
    path("vandaag/begin", show_first_steps, name="first-steps"),
    path("mijn/instellingen", preferences, name="preferences"),
    path("gezond", health, name="health"),
    path("inloggen", sign_in, name="sign-in"),
    path("demo/inloggen", demo_sign_in, name="demo-sign-in"),
    path("demo/verhaal", story, name="demo-story"),
    path("demo/verhaal/<str:number>", begin_step, name="demo-step"),
    path("demo/bestanden/<str:kind>/<str:name>", story_file, name="demo-file"),
    path("uitloggen", sign_out, name="sign-out"),
    path("begin/<str:token>", begin, name="begin"),
    path("beheer", administration, name="administration"),
    path("logboek", audit, name="audit"),
    path("accounts", accounts, name="accounts"),
    path("accounts/<int:account_id>/link", fresh_link, name="account-link"),
    path("accounts/<int:account_id>/schakelen", switch, name="account-switch"),
    path("zoeken", find, name="search"),
    path("zoeken/snel", quick, name="quick-search"),
    path("processen/gezocht", sought, name="search-misses"),
    path("processen/gezocht/<int:miss_id>/klaar", dismiss, name="search-miss-dismiss"),
    path("berichten", inbox, name="inbox"),
    path("berichten/gelezen", read_all, name="inbox-read"),
    path("", include("stroomlijn.organisation.urls")),
    path("", include("stroomlijn.landscape.urls")),
    path("", include("stroomlijn.harmonisation.urls")),
    path("beheer/register/", include("stroomlijn.zgw.beheer.urls")),
    path("", include("stroomlijn.zgw.urls")),
]

handler400 = "stroomlijn.web.views.errors.bad_request"
handler500 = "stroomlijn.web.views.errors.server_error"
