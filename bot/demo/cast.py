"""Who and what is seen in the demo: people, companies, addresses. None of them exists.

Phones are of an unassigned part of +7 900, ИНН begin with region 00, which no tax office has; both pass the checks that
real ones pass.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from stdnum.ru import inn

from domain.money import Money
from domain.pay import MeetingTier, PayTerms, VolumeTier
from domain.people import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A member of staff of the demo."""

    telegram_id: int
    first_name: str
    last_name: str
    roles: tuple[Role, ...]

    @property
    def name(self) -> str:
        """As written in the department."""
        return f"{self.first_name} {self.last_name}"


STAFF = (
    Actor(1001, "Ирина", "Белова", (Role.DIRECTOR,)),
    Actor(1002, "Анна", "Смирнова", (Role.CALLER,)),
    Actor(1005, "Виктор", "Орлов", (Role.CLOSER,)),
    Actor(1003, "Борис", "Кузнецов", (Role.CALLER,)),
    Actor(1004, "Вера", "Соколова", (Role.CALLER,)),
    Actor(1006, "Галина", "Лебедева", (Role.CLOSER,)),
    Actor(1007, "Денис", "Морозов", (Role.COLLECTOR,)),
    Actor(1008, "Елена", "Волкова", (Role.COLLECTOR,)),
    Actor(1009, "Жанна", "Павлова", (Role.ACCOUNT_MANAGER,)),
    Actor(1010, "Захар", "Фролов", (Role.CONSULTANT,)),
    Actor(1011, "Кира", "Захарова", (Role.ACCOUNTANT,)),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A segment of the demo, and the kinds of company it asks for; `rate` in rubles per confirmed lead."""

    name: str
    task: str
    script: str
    kinds: tuple[str, ...]
    rate: int
    target: int
    deadline: date
    priority: int


TASKS = (
    Task(
        "Автосервисы и склады",
        "Все автосервисы и склады Москвы и области, с которыми мы ещё не работаем.",
        "Здравствуйте! Мы обслуживаем ворота и подъёмники. Кто у вас отвечает за оборудование?\n"
        "Наш инженер будет рядом на этой неделе и бесплатно посмотрит, что пора менять. Когда удобно?",
        ("Автосервис", "Склад"),
        rate=50,
        target=400,
        deadline=date(2026, 12, 31),
        priority=3,
    ),
    Task(
        "Клиники",
        "Частные клиники и стоматологии от трёх кабинетов. Сети не нужны.",
        "Здравствуйте! Мы следим за климатом в клиниках. С кем говорить о вентиляции?\n"
        "Предложите замер воздуха: 20 минут, бесплатно, отчёт остаётся у них.",
        ("Стоматология", "Клиника"),
        rate=80,
        target=300,
        deadline=date(2026, 11, 30),
        priority=2,
    ),
    Task(
        "Производства и залы",
        "Пекарни, мебельные фабрики и фитнес-клубы с площадью от 300 м².",
        "",
        ("Пекарня", "Мебельная фабрика", "Фитнес-клуб"),
        rate=30,
        target=500,
        deadline=date(2027, 1, 31),
        priority=5,
    ),
)

PAY = {
    Role.CALLER: PayTerms(
        per_meeting=Money.rub(2_000),
        meeting_tiers=(MeetingTier(11, Money.rub(2_500)), MeetingTier(16, Money.rub(3_000))),
        plan_bonus=Money.rub(10_000),
        quota=20,
    ),
    Role.CLOSER: PayTerms(
        fixed=Money.rub(30_000),
        percent_bp=500,
        percent_tiers=(VolumeTier(Money.rub(1_000_000), 700),),
        quota=4,
        quota_bonus=Money.rub(10_000),
    ),
    Role.ACCOUNT_MANAGER: PayTerms(fixed=Money.rub(60_000)),
    Role.CONSULTANT: PayTerms(fixed=Money.rub(70_000)),
    Role.ACCOUNTANT: PayTerms(fixed=Money.rub(55_000)),
}
"""What the demo's director pays; collectors by the terms every department begins with."""
MEETINGS_PLANNED = 40

_KINDS = (
    ("Автосервис", ("Колесо", "Мотор", "Гараж 12", "Развал", "Поршень", "Передача", "Ключ на 17", "Вираж", "Клаксон")),
    ("Стоматология", ("Белый зуб", "Улыбка", "Дент-Арт", "Жемчуг", "Доктор Лён", "Клык и резец", "Эмаль", "Мята")),
    ("Пекарня", ("Тёплый хлеб", "Ржаной двор", "Сдоба", "Калач", "Мука и соль", "Крендель", "Утро", "Батон")),
    ("Склад", ("Логика", "Паллета", "Северный", "Рампа", "Стеллаж", "Транзит", "Грузовой двор", "Ангар 5")),
    ("Клиника", ("Здравник", "Полюс", "Семейный врач", "Аура", "Пульс", "Липа", "Медком", "Родник")),
    ("Фитнес-клуб", ("Гантель", "Высота", "Пресс", "Тонус", "Бодрость", "Железо", "Разминка", "Рекорд")),
    ("Мебельная фабрика", ("Ясень", "Комод", "Дубрава", "Скамья", "Ателье кресел", "Полка", "Шпон", "Табурет")),
)  # fmt: skip
_SUFFIXES = (
    "",
    " плюс",
    "-Сервис",
    " на Ленинском",
    " у моста",
    " Юг",
    " Север",
    " Центр",
    " и сыновья",
    " 24",
)
_STREETS = (
    "Ленинский проспект", "ул. Лесная", "ул. Садовая", "Кировский проезд", "ул. Заводская", "ул. Полевая",
    "наб. Речная", "ул. Тверская", "ул. Октябрьская", "Волоколамское шоссе", "ул. Строителей", "ул. Гагарина",
)  # fmt: skip
_CITIES = ("Москва", "Москва", "Москва", "Химки", "Мытищи", "Подольск", "Балашиха", "Королёв")
_FIRST = (
    "Иван",
    "Пётр",
    "Сергей",
    "Ольга",
    "Наталья",
    "Андрей",
    "Марина",
    "Дмитрий",
    "Светлана",
    "Олег",
    "Юлия",
    "Роман",
)
_MIDDLE = {
    True: ("Петровна", "Ивановна", "Сергеевна", "Андреевна", "Олеговна", "Павловна"),
    False: ("Петрович", "Иванович", "Сергеевич", "Андреевич", "Олегович", "Павлович"),
}


@dataclass(frozen=True, slots=True)
class Company:
    """A lead of the demo, as a collector would type it."""

    kind: str
    company: str
    phone: str
    inn: str
    person: str
    city: str
    address: str


def companies(count: int, random: Random) -> list[Company]:
    """So many different companies, with phones and ИНН that are all different too."""
    names = [(kind, f"{name}{suffix}") for kind, own in _KINDS for name in own for suffix in _SUFFIXES]
    random.shuffle(names)
    return [_company(number, kind, name, random) for number, (kind, name) in enumerate(names[:count])]


def _company(number: int, kind: str, name: str, random: Random) -> Company:
    first = random.choice(_FIRST)
    person = f"{first} {random.choice(_MIDDLE[first[-1] in 'ая'])}"
    digits = f"00{random.randrange(100):02}{number:05}"
    return Company(
        kind=kind,
        company=f"{kind} «{name}»",
        phone=f"+7 900 000-{number // 100:02}-{number % 100:02}",
        inn=digits + inn.calc_company_check_digit(digits),
        person=person,
        city=random.choice(_CITIES),
        address=f"{random.choice(_STREETS)}, {random.randint(1, 90)}",
    )
