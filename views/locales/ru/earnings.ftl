earnings-title = 💰 Мой заработок: { $month }
earnings-title-of = 💰 { $name }: { $month }
earnings-closed = 🔒 Месяц закрыт и больше не меняется.
earnings-total = Начислено: <b>{ $total }</b>
earnings-none = Начислений пока нет.
earnings-kind = { $kind ->
        [lead] Контакты
        [meeting] Встречи
        [commission] Проценты
        [fixed] Оклад
        [plan_bonus] Премия за план отдела
        [quota_bonus] Премия за норму
        [reversal] Сторно
        [adjustment] Корректировки
       *[carried_over] Перенос с прошлого месяца
    }
earnings-part = { $kind } ({ $count }): <b>{ $amount }</b>
earnings-lines = { $kind }, { $month }
earnings-lines-hint = Откройте строку кнопкой:
earnings-back = ← К месяцу
earnings-lines-back = ← К строкам
earnings-months = 📅 Другие месяцы
earnings-months-title = <b>📅 За какой месяц показать?</b>

earnings-fact-of = { $kind }: { $fact }
earnings-fact-day = 📅 { $day }
earnings-fact-amount = Начислено: <b>{ $amount }</b>
earnings-fact-rate = Ставка: { $rate }
earnings-fact-segment = Сегмент: { $segment }
earnings-fact-terms = Условия от { $since }
earnings-fact-undoes = { $fact_kind ->
        [lead] ↩️ Контакт больше не считается подтверждённым, поэтому эта строка отменяет начисленное:
        [meeting] ↩️ Итог встречи исправили или она не состоялась, поэтому эта строка отменяет начисленное:
        [contract] ↩️ Договор отменён, поэтому эта строка отменяет начисленное:
       *[other] ↩️ Эта строка отменяет начисленное:
    }
earnings-fact-undone = { $day }, { $kind }: { $amount }
earnings-fact-late = ⏱ Учтено за { $month }: { $own } к этому времени был уже закрыт.

earnings-waiting-button = ⏳ Что ждёт итога
earnings-waiting-title = ⏳ Назначены, итога ещё нет
earnings-waiting-pay = Если все состоятся: <b>+{ $amount }</b>
earnings-waiting-leads =
    { $count ->
        [one] 📞 Ждёт звонка { $count } контакт: до { $amount }
        [few] 📞 Ждут звонка { $count } контакта: до { $amount }
       *[many] 📞 Ждут звонка { $count } контактов: до { $amount }
    }
earnings-waiting-meeting = · { $starts_at }, { $company }: { $amount }
earnings-waiting-paid = · { $starts_at }, { $company }: отдельно не оплачивается или уже начислена
earnings-waiting-more = … и ещё { $count }
earnings-waiting-none = Ничего не ждёт.

earnings-count = { $role ->
        [caller] { $count ->
                [one] { $count } встреча
                [few] { $count } встречи
               *[many] { $count } встреч
            }
        [closer] { $count ->
                [one] { $count } договор
                [few] { $count } договора
               *[many] { $count } договоров
            }
       *[collector] { $count ->
                [one] { $count } контакт
                [few] { $count } контакта
               *[many] { $count } контактов
            }
    }
earnings-to-tier =
    { $count ->
        [one] 🎯 Ещё { $count } встреча = { $earns }, и ставка { $rate }
        [few] 🎯 Ещё { $count } встречи = { $earns }, и ставка { $rate }
       *[many] 🎯 Ещё { $count } встреч = { $earns }, и ставка { $rate }
    }
earnings-to-volume = 🎯 Ещё { $need } договоров = { $earns }, и дальше { $share }
earnings-quota-met = ✅ Норма выполнена, { $done } из { $quota }: премия { $bonus }
earnings-to-quota = { $role ->
        [caller] 🏁 Назначено { $done } из { $quota }: ещё { $need } = премия { $bonus }
        [closer] 🏁 Договоров { $done } из { $quota }: ещё { $need } = премия { $bonus }
       *[collector] 🏁 Подтверждено { $done } из { $quota }: ещё { $need } = премия { $bonus }
    }
earnings-to-quota-earning = { $role ->
        [caller] 🏁 Назначено { $done } из { $quota }: ещё { $need } = { $earns } и премия { $bonus }
       *[collector] 🏁 Подтверждено { $done } из { $quota }: ещё { $need } = { $earns } и премия { $bonus }
    }
earnings-plan = 👥 Отдел { $percent } % плана: за весь план премия { $bonus }
earnings-plan-met = ✅ План отдела выполнен: премия { $bonus }

earnings-forecast = 📈 Прогноз на месяц: <b>{ $total }</b>
earnings-forecast-by = Темп месяца даёт: { $by }
earnings-estimate = Это оценка, а не начисление.
earnings-end = { $kind }: { $amount }

what-if-button = 🔮 А если…
what-if-title = <b>🔮 А если…</b>
what-if-question = Сколько будет за весь месяц? Нажмите или напишите, например: <code>35 встреч</code>, <code>4 договора по 350 000</code>.
what-if-nothing = Этот заработок не зависит от числа встреч, договоров или контактов.
what-if-total = { $work } за месяц: <b>{ $total }</b>
what-if-done = Столько уже есть: сейчас { $done }.
what-if-more = Ещё { $work } = { $amount }
what-if-each = По { $amount } за договор
what-if-rest = Остальное как сейчас, по нынешним условиям.
