command-menu = Меню
command-help = Помощь

stranger = Этот бот работает только для сотрудников отдела. Если вы здесь работаете, попросите у руководителя ссылку-приглашение.
private-only = Я работаю только в личных сообщениях: напишите мне в личный чат.

menu-title = <b>{ $name }</b>, что делаем?
menu-attention =
    { $count ->
        [one] ⚠️ { $count } сообщение не обработано
        [few] ⚠️ { $count } сообщения не обработаны
       *[many] ⚠️ { $count } сообщений не обработаны
    }
menu-appeals = ✋ Ждут вашего решения: { $count }

place-menu = ☰ Меню
place-help = ❓ Помощь
place-settings = ⚙️ Настройки
place-calling = 📞 Следующий контакт
place-booking = 📅 Назначить встречу
place-booked = 🗓 Назначенные мной
place-meetings = 🤝 Мои встречи
place-consultations = 🛠 Консультации
place-all_meetings = 🤝 Встречи отдела
place-deals = 💼 Сделки
place-handovers = 🤝 Новые клиенты
place-add_lead = ➕ Добавить контакт
place-my_leads = 📇 Мои контакты
place-my_segments = 🎯 Мои задания
place-segments = 🎯 Задания
place-exclusions = 🚫 Исключения
place-appeals = ✋ Возражения
place-objections = ✋ Возражения по встречам
place-today = 📊 Сегодня
place-people = 👥 Люди
place-invite = ✉️ Пригласить
place-calling_rules = ⚙️ Правила обзвона
place-attention = ⚠️ Что не обработано
place-hours = 🕑 Мои часы
place-turn = 🔀 Очередь встреч
place-absences = 🌴 Меня не будет
place-earnings = 💰 Мой заработок
place-disputes = ⚖️ Споры по оплате
place-department_pay = 💰 Оплата отдела
department-pay-title = 💰 Оплата отдела: кому и за что платим, план месяца, ведомости.
place-closing = 🔒 Закрытие месяца
place-statements = 🧾 Расчётные листы
place-registers = 🧾 Ведомости
place-pay_terms = 💰 Условия оплаты
place-plans = 🏁 План отдела
place-adjusting = 🧮 Корректировка

help-text =
    Всё делается кнопками в меню: /menu.

    Если кнопка устарела, я покажу, как дела обстоят сейчас. Двойное нажатие ничего не портит.

    Расчётный лист приходит 1-го числа в 10:00. Ваши деньги видите вы, руководитель и бухгалтер; пересылать эти сообщения нельзя.

    Что-то не так? Напишите руководителю.

settings-text =
    ⚙️ Настройки

    Язык: русский
settings-language-ru = 🇷🇺 Русский
settings-language-en = 🇬🇧 English

back = ← Назад
page-of = { $page } из { $pages }

role = { $role ->
        [caller] менеджер первой линии
        [closer] менеджер активных продаж
        [collector] сборщик базы
        [account_manager] менеджер текущих клиентов
        [consultant] технический консультант
        [accountant] бухгалтер
       *[director] руководитель
    }
role-label = { $role ->
        [caller] Первая линия
        [closer] Активные продажи
        [collector] Сборщик базы
        [account_manager] Текущие клиенты
        [consultant] Консультант
        [accountant] Бухгалтер
       *[director] Руководитель
    }

screen-outdated = Этот экран устарел. Вот что сейчас:
use-menu = Выберите в меню, что делаем:
