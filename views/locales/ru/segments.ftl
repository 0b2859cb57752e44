segments-title = <b>🎯 Задания сборщикам</b>
segments-none = Заданий пока нет. Дайте первое: кого искать, за сколько и к какому сроку.
segments-hint = Чем выше в списке, тем раньше обзваниваем. Откройте задание кнопкой.
segments-closed-title = <b>🗄 Закрытые задания</b>
segments-show-closed = 🗄 Закрытые: { $count }
segments-show-open = ← Открытые
segments-back = ← К заданиям
segment-label = { $name } · { $confirmed } из { $target }
segment-label-free = { $name } · { $confirmed }

segment-new = ➕ Новое задание
segment-ask-task = Кого искать? Напишите одним сообщением, например: <i>Все автосервисы Москвы и области, с которыми мы ещё не работаем</i>.
segment-ask-name = Как назвать задание в списках? Сейчас: <b>{ $name }</b>.
segment-ask-rate = Сколько платим за подтверждённый контакт? Выберите или напишите.
segment-ask-target = Сколько подтверждённых контактов нужно? Выберите или напишите.
segment-ask-deadline = К какому дню? Выберите или напишите, например: <code>15 декабря</code>.
segment-ask-collectors = Кому поручаем? Отметьте сборщиков.
segment-no-collectors = Сборщиков в отделе пока нет. Пригласите их, а поручить задание можно и потом.
segment-ask-script = Что говорить компании? Менеджер первой линии увидит это в карточке.
segment-check = Проверьте и отправляйте: отмеченные сборщики узнают сразу.
segment-create = ✅ Дать задание
segment-created = ✅ Задание дано.
segment-ready = Готово
segment-by-terms = Как в условиях
segment-no-target = Без цели
segment-no-deadline = Без срока
segment-no-script = Без подсказки
segment-month-end = Конец месяца
segment-in-30-days = Через 30 дней
segment-step-back = ← Назад

segment-rate = 💰 { $rate } за подтверждённый контакт
segment-rate-by-terms = 💰 Ставка: как в условиях оплаты
segment-target =
    { $target ->
        [one] 🎯 Цель: { $target } подтверждённый контакт
        [few] 🎯 Цель: { $target } подтверждённых контакта
       *[many] 🎯 Цель: { $target } подтверждённых контактов
    }
segment-deadline = 📅 Срок: { $deadline }
segment-priority = 📶 Очередь обзвона: { $priority } из { $last }
segment-collectors = 👥 Поручено: { $names }
segment-given-to-nobody = 👥 Пока никому не поручено
segment-script = 💬 Что говорить: { $script }
segment-closed = 🗄 Задание закрыто, контакты по нему обзваниваем дальше.

segment-edit-task = ✏️ Задание
segment-edit-name = 🏷 Название
segment-edit-rate = 💰 Ставка
segment-edit-target = 🎯 Цель
segment-edit-deadline = 📅 Срок
segment-edit-collectors = 👥 Сборщики
segment-edit-script = 💬 Что говорить
segment-up = ▲ Звонить раньше
segment-down = ▼ Звонить позже
segment-close = 🗄 Закрыть
segment-reopen = ↩️ Открыть снова

my-segments-title = <b>🎯 Мои задания</b>
my-segments-none = Заданий сейчас нет. Новое придёт сюда само.
my-segments-hint = Откройте задание кнопкой:
segment-mine = Ваши контакты: <b>{ $count }</b>
segment-none-added = Контактов пока нет.
segment-earned = 💰 Заработано: <b>{ $earned }</b>
segment-total = По заданию подтверждено <b>{ $confirmed } из { $target }</b>
segment-pace = ⏱ Нужно { $a_day } в день, срок: { $deadline }
segment-enough = ⏳ Контактов хватает, осталось их обзвонить
segment-late = ⏱ Срок прошёл, не хватает { $missing }
segment-met = Цель достигнута 🎉

segment-given = 🎯 Новое задание
segment-changed = ✏️ Задание изменилось
segment-over = 🗄 Задание <b>{ $name }</b> для вас закончено, новые контакты по нему не нужны. Подтверждённые остаются за вами.
