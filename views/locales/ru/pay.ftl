statement-title = 🧾 Расчётный лист { $number }
statement-head = <b>{ $name }</b>, { $month }
statement-total = Итого: <b>{ $total }</b>
statement-empty = Начислений в этом месяце нет.
statement-negative = Минус перейдёт на следующий месяц, к выплате 0.

earnings-waiting =
    { $count ->
        [one] ⏳ Ещё { $count } встреча назначена и не проведена
        [few] ⏳ Ещё { $count } встречи назначены и не проведены
       *[many] ⏳ Ещё { $count } встреч назначено и не проведено
    }
statements-title = <b>🧾 Расчётные листы</b>
statements-none = Расчётных листов пока нет: первый придёт 1-го числа.
statements-open = Откройте лист кнопкой:
statements-back = ← К листам

pay-kind = { $kind ->
        [lead] Контакты
        [meeting] Встреча
        [commission] Процент
        [fixed] Оклад
        [plan_bonus] Премия за план отдела
        [quota_bonus] Премия за норму
        [reversal] Сторно
        [adjustment] Корректировка
       *[carried_over] Перенос с прошлого месяца
    }
pay-line = { $day } { $kind }: <b>{ $amount }</b>
pay-line-of = { $day } { $kind }, { $fact }: <b>{ $amount }</b>
pay-line-late = { $line } <i>({ $month }: месяц был уже закрыт)</i>
pay-times = { $quantity } × { $rate }
