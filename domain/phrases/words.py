"""The words of days and hours: each word with its tags and values. Words are lower case, "ё" written as "е".

Tags are what the rules of `domain.phrases.rules` name: `card` a cardinal, `ord` an ordinal, `month`, `weekday` (Monday
is 0), `days` a day counted from today, `part` an index into `PARTS`, and so on.
"""

from collections.abc import Iterable, Mapping

Tags = Mapping[str, int]

MORNING, AFTERNOON, EVENING, NIGHT, BEFORE_LUNCH, AFTER_LUNCH = range(6)
PARTS: tuple[frozenset[int], ...] = (
    frozenset(range(3, 12)),
    frozenset(range(11, 18)),
    frozenset(range(16, 24)),
    frozenset((22, 23, 0, 1, 2, 3, 4)),
    frozenset(range(8, 14)),
    frozenset(range(12, 18)),
)
"""The hours each part of the day may have."""

_CARDINALS = (
    *("ноль нуль ноля zero", "один одного одному одну одна one", "два две двух двум two", "три трех трем three"),
    *("четыре четырех четырем four", "пять пяти five", "шесть шести six", "семь семи seven"),
    *("восемь восьми eight", "девять девяти nine", "десять десяти ten", "одиннадцать одиннадцати eleven"),
    *("двенадцать двенадцати twelve", "тринадцать тринадцати", "четырнадцать четырнадцати"),
    *("пятнадцать пятнадцати fifteen", "шестнадцать шестнадцати", "семнадцать семнадцати"),
    *("восемнадцать восемнадцати", "девятнадцать девятнадцати", "двадцать двадцати twenty"),
)
_TENS = ("тридцать тридцати thirty", "сорок сорока forty", "пятьдесят пятидесяти fifty")
_ORDINALS = (
    *("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат"),
    *("двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат"),
    *("девятнадцат", "двадцат"),
)
_MONTHS = (
    *("январь января янв january jan", "февраль февраля фев февр february feb", "март марта мар march mar"),
    *("апрель апреля апр april apr", "май мая may", "июнь июня июн june jun", "июль июля июл july jul"),
    *("август августа авг august aug", "сентябрь сентября сен сент september sep sept"),
    *("октябрь октября окт october oct", "ноябрь ноября ноя нояб november nov", "декабрь декабря дек december dec"),
)
_WEEKDAYS = (
    *("понедельник понедельника понедельнику пн пон понед monday mon", "вторник вторника вторнику вт tuesday tue"),
    *("среда среду среды среде ср wednesday wed", "четверг четверга четвергу чт thursday thu"),
    *("пятница пятницу пятницы пятнице пт friday fri", "суббота субботу субботы субботе сб saturday sat"),
    "воскресенье воскресенья воскресенью воскр вс sunday sun",
)
_PLAIN: tuple[tuple[str, int, str], ...] = (
    ("days", 0, "сегодня сегодняшний сегодняшнего седня today"),
    ("days", 1, "завтра завтрашний завтрашнего tomorrow tmrw"),
    ("days", 2, "послезавтра"),
    ("days", 3, "послепослезавтра"),
    ("days", -1, "вчера вчерашний вчерашнего yesterday"),
    ("days", -2, "позавчера"),
    ("at", 0, "в во к ко на at by t"),
    ("in", 0, "в во к ко at by"),
    ("on", 0, "в во на к ко с on for"),
    ("for", 0, "на for"),
    (
        "about",
        0,
        "около примерно приблизительно после позже до раньше с со от по после between around about after before",
    ),
    ("after", 0, "через спустя чрез in"),
    ("past", 0, "past"),
    ("to", 0, "to till"),
    ("without", 0, "без"),
    ("hour", 1, "час часа часов часу часам часиков часика ч hour hours h oclock"),
    ("hours", 1, "часов часа ч"),
    ("one", 1, "час часу"),
    ("clock", 0, "clock"),
    ("o", 0, "o"),
    ("halfhour", 30, "полчаса получаса полчасика"),
    ("onehalf", 90, "полтора"),
    ("half", 30, "половина половине половину половиной пол half"),
    ("quarter", 15, "четверть четверти quarter"),
    ("minute", 1, "минут минуты минуту минута мин minute minutes mins min"),
    ("day", 1, "день дня дней дн day days"),
    ("week", 7, "неделю недели недель неделе неделя week weeks"),
    ("month_long", 1, "месяц месяца месяцев month months"),
    ("year", 1, "год года году г year"),
    ("full_day", 1, "сутки суток"),
    ("halfyear", 6, "полгода"),
    ("ago", 0, "назад ago"),
    ("and", 0, "и and"),
    ("few", 0, "пару несколько пара couple few"),
    ("a", 1, "a an"),
    ("of", 0, "of the"),
    ("next", 0, "следующий следующую следующее следующая следующей следующем следующего next след"),
    ("this", 0, "этот эту это эта этой этом ближайший ближайшую ближайшее ближайшей this"),
    ("last", 0, "прошлый прошлую прошлое прошлой прошлая last"),
    ("the_day_after", 0, "after"),
    ("number", 0, "число числа"),
    ("suffix", 0, "го ого е ое th st nd rd"),
    ("case", 0, "ти ми"),
    ("noon", 12, "полдень полудню полудня полдню noon midday"),
    ("midnight", 0, "полночь полуночи midnight"),
    ("part", MORNING, "утром утречком morning"),
    ("part", AFTERNOON, "днем"),
    ("part", EVENING, "вечером вечерком вечеру evening"),
    ("part", NIGHT, "ночью night"),
    ("tonight", EVENING, "tonight"),
    ("part_of", MORNING, "утра"),
    ("part_of", AFTERNOON, "дня"),
    ("part_of", EVENING, "вечера"),
    ("part_of", NIGHT, "ночи"),
    ("morning", MORNING, "утро утру"),
    ("part", AFTER_LUNCH, "afternoon"),
    ("lunch", 0, "обед обеда обедом обеду lunch"),
    ("before", 0, "до перед before"),
    ("later", 0, "после after"),
    ("first", 0, "первой первую"),
    ("second", 0, "второй вторую"),
    ("am", 0, "am"),
    ("pm", 12, "pm"),
    ("letter_a", 0, "a"),
    ("letter_p", 12, "p"),
    ("m", 0, "m"),
    ("end", 0, "конце конец начале середине концу началу"),
    ("weekend", 0, "выходные выходных выходным weekend"),
    ("someday", 0, "потом попозже когда-нибудь скоро позднее later soon"),
    ("moscow_alone", 0, "мск msk"),
    ("moscow", 0, "москве мск московскому msk moscow"),
    ("local", 0, "местному"),
    # Somebody else's clock: the hour is not ours, so it is asked.
    ("elsewhere", 0, "новосибирску екатеринбургу самаре омску красноярску иркутску владивостоку уфе перми казани"),
    ("elsewhere", 0, "челябинску тюмени хабаровску томску калининграду киеву минску астане алматы екб нск utc gmt"),
    ("by_zone", 0, "по"),
    ("time", 0, "времени время time"),
    ("exactly", 0, "ровно точно exactly"),
    # What is counted is no hour: "на 3 этаже", "в 2 раза", "на 5 человек".
    ("counted", 0, "этаж этаже этажа эт офис офисе кабинет кабинете каб подъезд подъезде корпус корпусе дом доме"),
    ("counted", 0, "квартира квартире раз раза человек человека чел руб рублей рубля тыс тысяч млн процентов шт штук"),
    ("counted", 0, "пик комнате комнату комнат павильон павильоне цех цехе школе школу больнице строении линии линия"),
    ("counted", 0, "магазина магазинов филиала филиалов места мест машин машины floor people rooms"),
)


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for looking up.

    >>> sorted(word_set("ул улица"))
    ['ул', 'улица']
    """
    return frozenset(words.split())


def _lexicon() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}

    def put(tag: str, value: int, words: Iterable[str]) -> None:
        for word in words:
            found.setdefault(word, {})[tag] = value

    for value, forms in enumerate(_CARDINALS):
        put("card", value, forms.split())
    for value, forms in zip((30, 40, 50), _TENS, strict=True):
        put("card", value, forms.split())
    for value, stem in (*enumerate(_ORDINALS, 1), (30, "тридцат")):
        soft = stem == "трет"
        genitive = stem + ("ьего" if soft else "ого")
        put("ord", value, (genitive, stem + ("ье" if soft else "ое")))
        put("gen", 0, (genitive,))
        put("ord_hour", value, (stem + ("ьем" if soft else "ом"),))
        put("half_to", value, ("пол" + genitive, "полу" + genitive))
    for value, forms in enumerate(_MONTHS, 1):
        put("month", value, forms.split())
        put("english_month", value, (form for form in forms.split() if form.isascii()))
    for value, forms in enumerate(_WEEKDAYS):
        put("weekday", value, forms.split())
    for tag, value, forms in _PLAIN:
        put(tag, value, forms.split())
    return found


LEXICON: Mapping[str, Tags] = _lexicon()
"""Every word the rules know."""

_GLUED = frozenset({"weekday", "card", "noon", "half_to", "half", "one"})


def tags_of(word: str) -> tuple[tuple[str, Tags], ...]:
    """The known words in `word`: itself, or a preposition stuck to a word ("впятницу", "завтрав"); () if unknown.

    >>> [known for known, _ in tags_of("впятницу")]
    ['в', 'пятницу']
    >>> tags_of("ромашка")
    ()
    """
    if (tags := LEXICON.get(word)) is not None:
        return ((word, tags),)
    head, rest = word[:1], word[1:]
    if head in "вк" and len(rest) > 2 and _GLUED & LEXICON.get(rest, {}).keys():
        return ((head, LEXICON[head]), (rest, LEXICON[rest]))
    if word.endswith("в") and "days" in LEXICON.get(word[:-1], {}):
        return ((word[:-1], LEXICON[word[:-1]]), ("в", LEXICON["в"]))
    return ()
