"""Names of people: first names with patronymics, first names with surnames."""

import re

from domain.phrases.words import word_set

_NAMES = word_set(
    "александр алексей анатолий андрей антон аркадий арсений артем артур борис вадим валентин валерий василий виктор "
    "виталий влад владимир владислав вячеслав геннадий георгий герман глеб григорий данил даниил денис дмитрий евгений "
    "егор иван игорь илья иосиф кирилл константин лев леонид максим марат марк матвей михаил никита николай олег павел "
    "петр ринат роман руслан рустам савелий святослав семен сергей станислав степан тимофей тимур федор филипп эдуард "
    "юрий яков ярослав ашот армен карен давид тигран ильдар айрат азат рамиль "
    "александра алена алина алиса алла анастасия ангелина анна антонина валентина валерия вера вероника виктория "
    "галина дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кира кристина "
    "ксения лариса лидия любовь людмила маргарита марина мария милана надежда наталья наталия нина оксана "
    "олеся ольга полина раиса светлана софия софья тамара татьяна ульяна эльвира "
    "эльмира юлия яна альбина гульнара динара лилия регина "
    "саша леша коля ваня петя дима миша паша сережа женя костя андрюша вова володя юра толя витя слава стас макс оля "
    "катя маша даша лена настя таня наташа юля света ира аня галя люда люба надя ксюша "
    "john james peter paul mary anna michael david robert william thomas george kate jane"
)
_CASES = ("а", "у", "ом", "е", "ем", "я", "ю", "ой", "ей", "ы", "и")
_PATRONYMIC = re.compile(r".{2,}(?:[оеё]вич|ич|[оеё]вн|ичн)(?:а|у|ем|ой|е|ы)?\Z")
_SURNAME = re.compile(
    r".{2,}(?:ов|ев|ин|ын|ова|ева|ина|ына|ский|цкий|ская|цкая|енко|ко|ук|юк|ян|дзе|швили|вич|ых|их)\Z"
)
_SHORT_PATRONYMICS = word_set("ильич кузьмич лукич фомич никитич ильинична")
_NOT_PATRONYMICS = word_set("кирпич москвич паралич")


def is_first_name(word: str) -> bool:
    """Is the word (lower case, "е" for "ё") a usual first name, in any case of the language?

    >>> is_first_name("иван"), is_first_name("иваном"), is_first_name("ромашка")
    (True, True, False)
    """
    if word in _NAMES:
        return True
    for ending in _CASES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and any(stem + whole in _NAMES for whole in ("", "й", "ь", "а", "я")):
            return True
    return False


def is_patronymic(word: str) -> bool:
    """Is the word a patronymic, in any case?

    >>> is_patronymic("петрович"), is_patronymic("ивановной"), is_patronymic("кирпич")
    (True, True, False)
    """
    short = any(word.removesuffix(ending) in _SHORT_PATRONYMICS for ending in ("", *_CASES))
    return short or (
        word not in _NOT_PATRONYMICS and _PATRONYMIC.match(word) is not None and not word.endswith("ич" * 2)
    )


def is_surname(word: str) -> bool:
    """Does the word end as surnames do?"""
    return _SURNAME.match(word) is not None
