registers-title = <b>🧾 Ведомости</b>
registers-open = Откройте месяц кнопкой:
registers-none = Ведомостей пока нет.
registers-back = ← К ведомостям
register-back = ← К ведомости

register-title = 🧾 Ведомость: { $month }
register-summary =
    { $count ->
        [one] { $count } человек, к выплате <b>{ $total }</b>
        [few] { $count } человека, к выплате <b>{ $total }</b>
       *[many] { $count } человек, к выплате <b>{ $total }</b>
    }
register-carried = Начислено { $total }: минусы перейдут на следующий месяц, за них сейчас ничего не выплачивается.
register-open = ⏳ Месяц ещё открыт: оклады и премии войдут при закрытии.
register-table = 🧾 { $month }: таблица для 1С
register-label = { $month } · { $total }
register-label-open = ⏳ { $month } · { $total }
register-person = { $name }: { $amount }
register-files = 📎 Прислать файлы
register-files-sent = 📎 Файлы уже идут: придут следующими сообщениями.
register-file = Ведомость { $month }
register-sheet-people = К выплате
register-sheet-lines = Начисления
register-column = { $name ->
        [code] Код
        [name] Сотрудник
        [number] Расчётный лист
        [month] Месяц
        [kind] Вид
        [day] Дата
        [fact] Основание
        [quantity] Количество
        [rate] Ставка
        [amount] Сумма
        [total] Начислено
       *[to-pay] К выплате
    }
