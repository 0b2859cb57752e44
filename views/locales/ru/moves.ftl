meeting-move = 📅 Перенести
meeting-cancel = ✖️ Отменить
chosen-by = { $chosen_by ->
        [met_before] уже встречались
        [segment] по сегменту
        [city] по городу
        [caller] ваш выбор
       *[turn] по очереди
    }
chosen-by-hand = выбор вручную

move-title = <b>📅 Перенос встречи</b>
move-day = На какой день?
move-no-days = Свободного времени нет. Выберите другого менеджера.
move-time = { $day }. Во сколько?
move-no-times = { $day }: свободного времени уже нет. Выберите другой день.
move-other-closer = 👤 Другой менеджер
move-closers = Кто проведёт встречу?
move-any-closer = Кто свободен, по очереди
move-other-day = ← День
move-other-time = ← Время
move-new-time = Новое время: <b>{ $starts_at }</b>, проводит { $closer }.
move-why = Почему переносим? Выберите или напишите своими словами. После этого встреча будет перенесена.
move-reason = { $reason ->
        [client] Просит клиент
        [closer] Занят менеджер
        [late] Не успеваем
       *[ill] Болезнь
    }
move-done = <b>📅 Встреча перенесена</b>
move-told = Все, кого это касается, узнают сразу.
move-was = Было: { $was_at }, { $closer }
move-by = Кто перенёс: { $by }
move-because = Причина: { $reason }
meeting-moved = 📅 Встреча перенесена
meeting-given = 📅 Встреча теперь у вас

cancel-title = <b>✖️ Отмена встречи</b>
cancel-why = Почему встречи не будет? Выберите или напишите своими словами. После этого она будет отменена.
cancel-reason = { $reason ->
        [client] Клиент отказался
        [bought] Уже купили
        [unreachable] Нет связи
       *[mistake] Ошибка
    }
cancel-done = <b>✖️ Встреча отменена</b>
cancel-by = Кто отменил: { $by }
meeting-cancelled = ✖️ Встреча отменена
