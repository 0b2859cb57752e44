"""The signs and words by which the parts of a company's message are told apart."""

import re

from domain.phrases.words import word_set

ENDS = re.compile(r"[\n;]")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
SITE = re.compile(
    r"(?:https?://|www\.)[^\s,;<>«»\"]+"
    r"|(?<![\w@.-])(?:[a-zа-яё0-9-]+\.)+(?:ru|рф|com|net|org|su|info|biz|pro|shop|store|online|site|moscow|москва|me|io)"
    r"(?:/[^\s,;<>«»\"]*)?(?![\w-])",
    re.IGNORECASE,
)
NO_SITE = re.compile(
    r"^(?:https?://)?(?:www\.|m\.)?(?:t\.me|wa\.me|vk\.com|ok\.ru|2gis\.|go\.2gis|yandex\.|instagram\.|youtube\.|"
    r"maps\.|google\.|facebook\.|avito\.|hh\.ru|zoon\.|clck\.)",
    re.IGNORECASE,
)
INN = re.compile(r"\b(?:ИНН|INN)(?:\s*/\s*КПП)?\W{0,4}(\d{12}|\d{10}|[\d ]{10,16}\d)(?:\s*/\s*(\d{9}))?", re.IGNORECASE)
DIGITS_ALONE = re.compile(r"(?<![\d+])(?:\d{12}|\d{10})(?!\d)")

LABELS = {
    "company": frozenset({"компания", "организация", "название", "наименование", "фирма", "предприятие", "company"}),
    "person": frozenset(
        {"контактное лицо", "контакт", "имя", "фио", "лпр", "директор", "ген директор", "генеральный директор"}
        | {"руководитель", "управляющий", "владелец", "собственник", "спросить", "contact", "name"}
    ),
    "address": frozenset(
        {"адрес", "фактический адрес", "факт адрес", "юридический адрес", "почтовый адрес", "наш адрес"}
        | {"адрес офиса", "address"}
    ),
    "city": frozenset({"город", "city"}),
    "note": frozenset({"примечание", "заметка", "комментарий", "note"}),
}
"""What may stand before a colon, by the field it announces."""
LABEL = re.compile(r"^\W*((?:[^\W\d_]++[. ]{0,2}){1,3}?)(?:\s*[:—–]|\s-\s)\s*(?=\S)")
# A label says what stands behind it: once that is read, the label is not worth a note.
SPOKEN = re.compile(
    r"(?<![\w-])(?:тел(?:ефон\w*)?|моб(?:ильн\w*)?|сот(?:овый)?|т|м|ф|факс|раб(?:очий)?|tel|phone|mob(?:ile)?|fax|"
    r"e-?mail|емейл|имейл|почта|эл\.? ?почта|электронная почта|сайт|веб-?сайт|web|site|www|инн|inn|адрес|номер|"
    r"контакт(?:ы|ный)?|whatsapp|вотсап|ватсап|telegram|viber)[.:]*$",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"^(?:с уважением|с наилучшими пожеланиями|добрый день|здравствуйте|привет|спасибо(?: за \w+)?|заранее спасибо|"
    r"(?:вот|лови|держи)?\W*контакты?|best regards|kind regards|regards|hello|hi)\W*$",
    re.IGNORECASE,
)
LARGER_PLACE = re.compile(
    r"^(?:\d{6}|россия|рф|[\w-]+ (?:обл(?:асть)?|край|респ(?:ублика)?|р-н|район|округ)\.?|"
    r"(?:обл|респ|республика)\.? [\w-]+|(?:г|город|пос|пгт|с|д|дер)\.? ?[\w-]+(?: [\w-]+)?)$",
    re.IGNORECASE,
)
CITY = re.compile(r"^(?:г(?:ород)?\.?\s*)([А-ЯЁA-Z][\w-]+(?:[ -][А-ЯЁA-Z][\w-]+)?)$")
APART = re.compile(r"[,;|•·\t●▪]|\s[-—–]+\s|\s{3,}")
EDGES = " \t,;:|•·—–-*_/\\<>=.●▪"
INITIAL = re.compile(r"(?<![^\W_])[A-ZА-ЯЁ]\.$")
COPYRIGHT = re.compile(r"^(?:©|\([cс]\))\s*(?:\d{4}(?:\s*-\s*\d{4})?)?\s*", re.IGNORECASE)
DEPARTMENTS = word_set(
    "отдел продаж продажи бухгалтерия приемная секретарь офис склад тел телефон факс моб мобильный раб рабочий доб "
    "магазин сервис директор диспетчер whatsapp viber telegram контакты т ф м многоканальный горячая линия"
)

SELDOM_CITIES = word_set("владимир орел находка великий нижний новгород киров братск королев псков северск")
"""Cities whose names are as often something else: they count with "г." before them."""

COMPANY = re.compile(
    r"(?:общество с ограниченной ответственностью|(?:публичное |закрытое |открытое )?акционерное общество|"
    r"индивидуальный предприниматель)\s+(?:[«\"“][^»\"”]+[»\"”]|[\w-]+(?: [А-ЯЁ][\w-]+){0,3})"
    r"|(?<![\w&.-])(?-i:[A-Z])[\w&.-]*+(?: (?-i:[A-Z])[\w&.-]*+){0,3},? (?:LLC|Ltd|Inc|GmbH)\b\.?",
    re.IGNORECASE,
)
"""With the legal form in full before the name, or behind it as abroad."""
STREET = re.compile(
    r"(?<![\w-])(?:ул|улица|пр-т|пр-кт|просп|проспект|шоссе|наб|набережная|пер|переулок|бульвар|б-р|площадь|проезд|"
    r"street|avenue|road)(?![\w-])",
    re.IGNORECASE,
)
POSITIONS = word_set(
    "менеджер директор гендиректор бухгалтер главный генеральный коммерческий технический исполнительный руководитель "
    "начальник отдел администратор снабжение закупки секретарь собственник владелец управляющий ceo cto cfo coo owner "
    "sales manager head director круглосуточно ежедневно открыто закрыто график режим"
)
"""What begins with these is no company's name."""
