terms-title = <b>💰 Условия оплаты</b>
terms-hint = Откройте роль, чтобы посмотреть или изменить. Свои условия человека: 👥 Люди → человек.
terms-of-role = <b>💰 Условия: { $role }</b>
terms-of-person = <b>💰 Условия: { $name }</b>
terms-own-hint = Свои условия заменяют условия роли целиком, с их первого месяца.
terms-by-role = Сейчас платим по условиям роли.
terms-none-yet = Условий пока нет: эта работа не оплачивается.
terms-since = С { $since }
terms-nothing = Не оплачивается.
terms-per-meeting = Встреча: { $rate }, когда { $paid_on ->
        [booked] назначена
       *[held] проведена
    }
terms-meeting-tier = Встречи месяца с { $first }-й: { $rate }
terms-percent = Процент с договоров: { $share }
terms-percent-tier = С объёма месяца свыше { $volume }: { $share }
terms-quota = Норма месяца: { $count }
terms-sum = { $field ->
        [per_lead] Подтверждённый контакт без ставки задания
        [per_meeting] Встреча
        [fixed] Оклад за месяц
        [plan_bonus] Премия, если отдел выполнит план
       *[quota_bonus] Премия за норму
    }: { $amount }
terms-field = { $field ->
        [per_lead] Контакт
        [per_meeting] Встреча
        [paid_on] За что платим
        [meeting_tiers] Ступени встреч
        [percent_bp] Процент
        [percent_tiers] Ступени объёма
        [fixed] Оклад
        [plan_bonus] Премия отдела
        [quota] Норма
       *[quota_bonus] Премия за норму
    }
terms-ask = { $field ->
        [per_lead] Сколько платим за подтверждённый контакт, если у задания нет своей ставки? Например: <code>50</code>.
        [per_meeting] Сколько платим за встречу? Например: <code>2000</code>.
        [paid_on] За какую встречу платим?
        [meeting_tiers] С какой встречи месяца ставка другая? Например: <code>с 31-й 3000, с 41-й 4000</code>.
        [percent_bp] Какой процент с договоров? Например: <code>5</code> или <code>7,5</code>.
        [percent_tiers] С какого объёма месяца процент другой? Например: <code>от 1 млн 7%, от 3 млн 10%</code>.
        [fixed] Какой оклад за месяц? Например: <code>30 000</code>.
        [plan_bonus] Какая премия, если отдел выполнит план месяца? Например: <code>10 000</code>.
        [quota] Какая норма в месяц: контактов, назначенных встреч или договоров? Например: <code>20</code>.
       *[quota_bonus] Какая премия за выполненную норму? Например: <code>10 000</code>.
    }
terms-ask-now = Сейчас: { $now }
terms-paid-held = За проведённую
terms-paid-booked = За назначенную
terms-no-value = Без этого
terms-change = ✏️ Изменить
terms-keep = ✅ Оставить
terms-edit-hint = Измените что нужно и посмотрите расчёт. Сохраним только после него.
terms-from-month = 📅 С { $since }
terms-check = 👀 Посчитать
terms-history = 🗄 История
terms-history-title = Все условия, последние сверху.
terms-history-none = Истории пока нет.
terms-take-back = ↩️ Отозвать будущие
terms-back = ← К условиям
terms-more-edit = ← Ещё поправить
terms-coming = ⏳ Ещё не действуют
terms-save = 💾 Сохранить
terms-saved = ✅ Условия сохранены, все, кого они касаются, узнают сразу.
terms-taken-back = ↩️ Будущие условия отозваны.
terms-preview = { $month } по этим условиям:
terms-preview-so-far = { $month } по сегодня, с окладом за весь месяц, по этим условиям:
terms-preview-line = { $name }: было { $paid }, стало бы <b>{ $would }</b>
terms-preview-same = { $name }: { $paid }, без изменений
terms-preview-total = Всего: было { $paid }, стало бы <b>{ $would }</b>
terms-preview-nobody = Эти условия в том месяце никого не касались.
terms-news-role = 💰 Новые условия оплаты: { $role }.
terms-news-own = 💰 У вас новые условия оплаты, они ваши личные.
terms-withdrawn-news = ↩️ Новые условия оплаты с { $since } отозваны: остаются прежние.
terms-question = 💰 <b>Как платим за результат?</b> Пока стоят такие условия:
terms-question-hint = Условия можно изменить в любой день, с первого числа месяца.
terms-kept = ✅ Условия остаются. Изменить их можно в меню.

plans-title = <b>🏁 План отдела</b>
plans-hint = План выполнен, когда выполнены все цели. Без целей премия за план не платится.
plan-month = 🏁 План: { $month }
plan-meetings = Проведённые встречи: <b>{ $done }</b> из { $target }
plan-contracts = Договоры: <b>{ $done }</b> из { $target }
plan-revenue = Выручка: <b>{ $done }</b> из { $target }
plan-none = Целей пока нет.
plan-share = Отдел: <b>{ $share } %</b>
plan-target = { $target ->
        [meetings] Встречи
        [contracts] Договоры
       *[revenue] Выручка
    }
plan-ask = { $target ->
        [meetings] Сколько встреч провести за месяц? Например: <code>60</code>.
        [contracts] Сколько договоров подписать за месяц? Например: <code>10</code>.
       *[revenue] На какую сумму подписать договоры за месяц? Например: <code>3 млн</code>.
    }
plan-no-target = Без этой цели
plans-back = ← К планам

adjusting-title = <b>🧮 Корректировка</b>
adjusting-whom = Кому?
adjusting-amount = <b>{ $name }</b>. Сколько добавить или вычесть? Например: <code>+3000</code> или <code>-1500</code>.
adjusting-reason = <b>{ $name }</b>: <b>{ $amount }</b>. За что? Человек увидит причину в сообщении и в расчётном листе.
adjusting-check = Проверьте: <b>{ $name }</b>, <b>{ $amount }</b>, { $month }.
adjusting-why = Причина: { $reason }
adjusting-confirm = ✅ Начислить
adjusting-done = ✅ Записано: <b>{ $name }</b>, <b>{ $amount }</b>. Человек узнает сразу.
adjusting-more = 🧮 Ещё одна
adjusting-other-reason = ← Другая причина
adjusting-other-amount = ← Другая сумма
adjusting-other = ← Другой человек
adjustment-news =
    🧮 Корректировка за { $month }: <b>{ $amount }</b>
    Причина: { $reason }
    Записал(а): { $director }
people-terms = 💰 Условия
people-adjust = 🧮 Корректировка
