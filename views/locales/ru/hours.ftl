hours-title = <b>🕑 Мои часы</b>
hours-title-of = <b>🕑 Часы: { $name }</b>
hours-day = Встречи с { $opens } до { $closes }
hours-meeting = Встреча: { $minutes } мин
hours-travel = Дорога между встречами: { $minutes } мин
hours-no-travel = Дорога между встречами: не нужна
hours-days-off = Выходной, кроме обычных: { $weekdays }
hours-no-days-off = Выходные: по производственному календарю
hours-outside =
    { $count ->
        [one] ⚠️ Вне этих часов назначена { $count } встреча. Она остаётся, пока её не перенесут:
        [few] ⚠️ Вне этих часов назначены { $count } встречи. Они остаются, пока их не перенесут:
       *[many] ⚠️ Вне этих часов назначено { $count } встреч. Они остаются, пока их не перенесут:
    }
hours-changed = 🕑 { $by } меняет ваши часы встреч
hours-changed-outside = ⚠️ Вне этих часов остались назначенные встречи: { $count }
hours-outside-meeting = • { $meeting }
hours-set-opens = Начало { $clock }
hours-set-closes = Конец { $clock }
hours-set-meeting = Встреча { $minutes } мин
hours-set-travel = Дорога { $minutes } мин
hours-set-days-off = Выходные
hours-opens = С какого часа назначать встречи?
hours-closes = К какому часу встречи должны закончиться?
hours-length = На сколько минут планировать встречу?
hours-way = Сколько минут нужно на дорогу между встречами?
hours-weekdays = В какие дни встреч не назначать, кроме обычных выходных?
hours-minutes = { $minutes } мин
hours-as-department = Как в отделе
hours-share = ⚖️ Очередь
hours-to-person = ← К человеку

share-title = <b>⚖️ Очередь: { $name }</b>
share-weight = Доля встреч: { $weight } %
share-field = Сначала получает: { $field }
share-no-field = Получает любые компании по очереди.
share-set-weight = Доля { $weight } %
share-set-segments = Сегменты
share-set-cities = Города
share-weights = Какая доля встреч? Новичку обычно дают 25–50 %, потом больше.
share-percent = { $weight } %
share-segments = Компании каких сегментов отдавать сначала сюда?
share-no-segments = Открытых сегментов пока нет.
share-cities = Из каких городов компании отдавать сначала сюда? Напишите через запятую, например: <code>Казань, Нижний Новгород</code>.
share-cities-none = Без городов

turn-title = <b>🔀 Очередь встреч</b>
turn-now = { $mode ->
        [strict] Сейчас: <b>строгая</b>
       *[flexible] Сейчас: <b>гибкая</b>
    }
turn-order = Следующие по очереди: { $names }
turn-share =
    { $count ->
        [one] • { $name }: { $count } встреча за месяц, доля { $weight } %
        [few] • { $name }: { $count } встречи за месяц, доля { $weight } %
       *[many] • { $name }: { $count } встреч за месяц, доля { $weight } %
    }
turn-share-field = { $share }, сначала свои сегменты и города
turn-why = Почему { $name }: по доле встреч было меньше, чем у других. Поровну: раньше тот, кто дольше работает.
turn-nobody = Менеджеров активных продаж пока нет.
turn-rules =
    <b>Гибкая</b>: из тех, кто свободен в нужное время, встречу получает тот, у кого их было меньше.
    <b>Строгая</b>: встречу получает тот, чья очередь, в то время, когда он свободен.

    В обоих случаях знакомую компанию ведёт тот же менеджер, свои сегменты и города важнее очереди, а отменённая встреча и неявка за очередь не считаются.
turn-mode = { $mode ->
        [strict] Строгая
       *[flexible] Гибкая
    }
