"""What is asked of the register: the same requests of an application that may everything, one zaaktype, or twenty."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlencode

from benchmarks.zgw.cases import FIRST_DAY, Case, case, handlers_of
from benchmarks.zgw.catalogue import ALL_TYPES, EVERYTHING, ONE_TYPE, Types, token
from benchmarks.zgw.serving import Ask

_ZAKEN, _CATALOGI = "/zaken/api/v1", "/catalogi/api/v1"
_HOST = "http://localhost"
_HIGHEST = 3
_moments = count()
Asked = Callable[[Case], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Request:
    """One row of the table.

    ask      the request for a number; every number is asked once
    peer     milliseconds of processors that Open Zaak 1.30 spent on it on such a machine, and its statements
    most     milliseconds to stay under
    queries  the most statements
    writes   whether it changes anything
    """

    name: str
    ask: Callable[[int], Ask]
    peer: str = ""
    most: float = 0
    queries: int = 0
    writes: bool = False


class Register:
    """A register with so many cases of these types."""

    def __init__(self, types: Sequence[Types], cases: int) -> None:
        self.types = types
        self.cases = cases
        self._tokens = {name: token(name) for name in (EVERYTHING, ONE_TYPE, ALL_TYPES)}
        self._ours: dict[bool, list[Case]] = {}

    def requests(self) -> Iterator[Request]:
        """The six of the measurement, and what rights on some types add to them."""
        for application in (EVERYTHING, ONE_TYPE, ALL_TYPES):
            more = "" if application == EVERYTHING else f", {application}"
            yield Request(f"GET zaak{more}", self._zaak(application), "76-101, 24 vragen", 2.5, 2)
            yield Request(f"GET zaken, 100{more}", self._page(application), "224-291, 16 vragen", 9, 3)
            yield Request(f"GET zaken?zaaktype&startdatum__gte{more}", self._since(application), "200-314", 9, 3)
            yield Request(f"POST zaak{more}", self._new_zaak(application), "69-95, 32 vragen", 5, writes=True)
            yield Request(f"POST status{more}", self._new_status(application), "159-217, 71 vragen", 6, writes=True)
        yield Request("GET zaaktypen, 20", self._get(EVERYTHING, lambda number: f"{_CATALOGI}/zaaktypen"), "75-79", 3)

    def filtered(self) -> Iterator[Request]:
        """Pages with as many hits, at most a thousand, however many cases there are."""
        role, handlers = "rol__betrokkeneIdentificatie", handlers_of(self.cases)
        lists: tuple[tuple[str, Asked], ...] = (
            ("zaaktype en startdatum", lambda one: {"zaaktype": self._type(one), **self._days(one)}),
            ("startdatum", self._days),
            (
                "zaaktype, open, startdatum",
                lambda one: {"zaaktype": self._type(one), "einddatum__isnull": "true", **self._days(one)},
            ),
            ("behandelaar", lambda one: {f"{role}__medewerker__identificatie": self._other(one).handler(handlers)}),
            ("BSN van een rol", lambda one: {f"{role}__natuurlijkPersoon__inpBsn": self._other(one, person=True).bsn}),
            ("identificatie", lambda one: {"identificatie": one.zaak()["identificatie"]}),
        )
        for name, asked in lists:
            yield Request(f"GET zaken, {name}", self._list(asked))
        yield Request("GET statussen van een zaak", self._get(EVERYTHING, self._statuses))

    def broad(self) -> Iterator[Request]:
        """Lists with very many hits, of which the count is the work."""
        recent = FIRST_DAY + timedelta(days=700)
        yield Request("GET zaken?zaaktype", self._list(lambda one: {"zaaktype": self._type(one)}))
        yield Request("GET zaken?startdatum__gte", self._list(lambda one: {"startdatum__gte": recent}))
        yield Request("GET zaken?einddatum__isnull", self._list(lambda one: {"einddatum__isnull": "true"}))
        yield Request("GET zaken?archiefnominatie", self._list(lambda one: {"archiefnominatie": "vernietigen"}))
        last = self.cases // 100
        yield Request("GET zaken?page= halverwege", self._list(lambda one: {"page": last // 2}))
        yield Request("GET zaken?page= de laatste", self._list(lambda one: {"page": last}))

    def get(self, address: str, application: str = EVERYTHING) -> Ask:
        headers = {"Host": "localhost", "Authorization": f"Bearer {self._tokens[application]}"}
        return Ask("GET", address, headers)

    def _get(self, application: str, address: Callable[[int], str]) -> Callable[[int], Ask]:
        return lambda number: self.get(address(number), application)

    def _post(self, application: str, address: str, body: Mapping[str, object]) -> Ask:
        headers = self.get(address, application).headers | {"Content-Type": "application/json"}
        return Ask("POST", address, headers, json.dumps(body))

    def _list(self, asked: Asked) -> Callable[[int], Ask]:
        return self._get(EVERYTHING, lambda number: f"{_ZAKEN}/zaken?" + urlencode(asked(self._any(number))))

    def _zaak(self, application: str) -> Callable[[int], Ask]:
        return self._get(application, lambda number: self._url(self._seen(number)).removeprefix(_HOST))

    def _page(self, application: str) -> Callable[[int], Ask]:
        return self._get(application, lambda number: f"{_ZAKEN}/zaken")

    def _since(self, application: str) -> Callable[[int], Ask]:
        """A fifth of the days, so of some hundred cases."""

        def address(number: int) -> str:
            day = FIRST_DAY + timedelta(days=1_200 + number % 100)
            asked = {"zaaktype": self._type(self._seen(number)), "startdatum__gte": day}
            return f"{_ZAKEN}/zaken?{urlencode(asked)}"

        return self._get(application, address)

    def _new_zaak(self, application: str) -> Callable[[int], Ask]:
        return lambda number: self._post(
            application,
            f"{_ZAKEN}/zaken",
            {
                "zaaktype": self._type(self._seen(number)),
                "bronorganisatie": "000000000",
                "verantwoordelijkeOrganisatie": "000000000",
                "omschrijving": f"Aanvraag {number}",
                "startdatum": "2026-01-05",
            },
        )

    def _new_status(self, application: str) -> Callable[[int], Ask]:
        def ask(number: int) -> Ask:
            of = self._seen(number, open_=True)
            moment = datetime(2026, 2, 1, tzinfo=UTC) + timedelta(seconds=next(_moments))
            statustype = f"{_HOST}{_CATALOGI}/statustypen/{of.of.statustypen[1]}"
            body = {"zaak": self._url(of), "statustype": statustype, "datumStatusGezet": moment.isoformat()}
            return self._post(application, f"{_ZAKEN}/statussen", body)

        return ask

    def _statuses(self, number: int) -> str:
        return f"{_ZAKEN}/statussen?{urlencode({'zaak': self._url(self._any(number))})}"

    def _any(self, number: int) -> Case:
        return case(self.types, number * 7_907 % self.cases)

    def _days(self, one: Case) -> dict[str, object]:
        """One day among a million cases, and so many more as there are fewer."""
        first = FIRST_DAY + timedelta(days=(one.day - FIRST_DAY).days % 1_200)
        return {"startdatum__gte": first, "startdatum__lt": first + timedelta(days=max(1, 1_000_000 // self.cases))}

    def _other(self, one: Case, *, person: bool = False) -> Case:
        """One near it whose role is of a person, or of who handles it."""
        near = (case(self.types, (one.number + step) % self.cases) for step in range(14))
        return next(other for other in near if other.by_person is person)

    def _seen(self, number: int, *, open_: bool = False) -> Case:
        """One of the cases that all three applications may see and change."""
        if open_ not in self._ours:
            found = (case(self.types, number) for number in range(min(self.cases, 10_000)))
            self._ours[open_] = [
                one
                for one in found
                if one.of == self.types[0]
                and one.zaak()["vertrouwelijkheidaanduiding"] <= _HIGHEST
                and not (open_ and one.closed)
            ]
        return self._ours[open_][number % len(self._ours[open_])]

    def _url(self, of: Case) -> str:
        return f"{_HOST}{_ZAKEN}/zaken/{of.id}"

    def _type(self, of: Case) -> str:
        return f"{_HOST}{_CATALOGI}/zaaktypen/{of.of.zaaktype}"
