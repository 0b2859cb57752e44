"""What the clocks show where a company is: by its city, else by its phone, else as in the department.

Russia has eleven zones (Federal Law 107-FZ of 3 June 2011); a call from Moscow at noon wakes Kamchatka.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_CITIES: Mapping[str, str] = MappingProxyType(
    {
        "Europe/Kaliningrad": "калининград светлогорск балтийск",
        "Europe/Moscow": (
            "москва санкт-петербург петербург спб питер нижний новгород казань ростов-на-дону воронеж краснодар сочи"
            " ярославль рязань тула липецк пенза киров чебоксары курск брянск иваново тверь белгород владимир калуга"
            " смоленск орел вологда череповец мурманск архангельск петрозаводск псков великий новгород сыктывкар"
            " тамбов кострома саранск йошкар-ола набережные челны ставрополь махачкала владикавказ грозный нальчик"
            " майкоп черкесск элиста симферополь севастополь новороссийск таганрог подольск химки балашиха мытищи"
            " королев люберцы"
        ),
        "Europe/Samara": "самара тольятти ижевск сызрань новокуйбышевск",
        "Europe/Saratov": "саратов энгельс балаково",
        "Europe/Volgograd": "волгоград волжский",
        "Europe/Astrakhan": "астрахань",
        "Europe/Ulyanovsk": "ульяновск димитровград",
        "Asia/Yekaterinburg": (
            "екатеринбург челябинск уфа пермь тюмень оренбург курган сургут нижневартовск магнитогорск нижний тагил"
            " стерлитамак ханты-мансийск новый уренгой ноябрьск салехард"
        ),
        "Asia/Omsk": "омск",
        "Asia/Novosibirsk": "новосибирск бердск",
        "Asia/Barnaul": "барнаул бийск горно-алтайск",
        "Asia/Tomsk": "томск северск",
        "Asia/Novokuznetsk": "кемерово новокузнецк прокопьевск",
        "Asia/Krasnoyarsk": "красноярск норильск абакан кызыл ачинск",
        "Asia/Irkutsk": "иркутск братск ангарск улан-удэ",
        "Asia/Chita": "чита",
        "Asia/Yakutsk": "якутск благовещенск",
        "Asia/Vladivostok": "владивосток хабаровск уссурийск находка комсомольск-на-амуре биробиджан",
        "Asia/Sakhalin": "южно-сахалинск",
        "Asia/Magadan": "магадан",
        "Asia/Kamchatka": "петропавловск-камчатский анадырь",
    }
)
_TWO_WORDS = ("нижний новгород", "великий новгород", "набережные челны", "нижний тагил", "новый уренгой")


def _by_city() -> dict[str, str]:
    found: dict[str, str] = {}
    for zone, names in _CITIES.items():
        for double in _TWO_WORDS:
            if double in names:
                found[double] = zone
                names = names.replace(double, "")
        found.update(dict.fromkeys(names.split(), zone))
    return found


# "+7" and the three digits of a region: what the cache is kept by.
_RUSSIAN_CODE = 5
_SHORTEST = 12
_ZONE_OF_CITY = MappingProxyType(_by_city())


def zone_of(city: str, phone: str, default: str) -> str:
    """The IANA zone of a company; `phone` is E.164, `default` the department's zone.

    >>> zone_of("г. Владивосток", "+79161234567", "Europe/Moscow")
    'Asia/Vladivostok'
    >>> zone_of("", "+73432000000", "Europe/Moscow"), zone_of("", "+79161234567", "Europe/Moscow")
    ('Asia/Yekaterinburg', 'Europe/Moscow')
    """
    by_phone = phone[:_RUSSIAN_CODE] if phone.startswith("+7") else phone
    return _ZONE_OF_CITY.get(plain_city(city)) or _zone_of_phone(by_phone) or default


def is_city(text: str) -> bool:
    """Whether it is the name of one of the larger cities of Russia, and nothing else.

    >>> is_city("г. Орёл"), is_city("Орёл-Авто")
    (True, False)
    """
    return plain_city(text) in _ZONE_OF_CITY


def plain_city(city: str) -> str:
    """A city as it is compared: no case, no "ё", no "г." before it.

    >>> plain_city("г. Королёв"), plain_city("КОРОЛЕВ")
    ('королев', 'королев')
    """
    return city.casefold().replace("ё", "е").removeprefix("г.").removeprefix("город ").strip(" ,.")


@lru_cache(maxsize=4096)
def _zone_of_phone(number: str) -> str | None:
    """By the dialling code of a landline, or of a country that has one zone: a mobile number moves about."""
    from phonenumbers import NumberParseException, parse  # its data cost 0.1 s: paid by the first number
    from phonenumbers.timezone import time_zones_for_number

    try:
        zones = time_zones_for_number(parse(number.ljust(_SHORTEST, "0")))
    except NumberParseException:
        return None
    return zones[0] if len(zones) == 1 and "/" in zones[0] and not zones[0].startswith("Etc/") else None
