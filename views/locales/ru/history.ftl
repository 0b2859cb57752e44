history-preview-title = 📦 <b>{ $name }</b>: история отдела
history-file = { $file ->
        [staff] Люди
        [terms] Условия оплаты
        [plans] Планы
        [segments] Задания
        [leads] Компании
        [meetings] Встречи
        [contracts] Договоры
       *[absences] Отсутствия
    }
history-count = • { $file }: <b>{ $count }</b>
history-months = { $count ->
        [1] Закроется месяц: { $first }.
        [one] Закроется { $count } месяц: { $first } … { $last }.
        [few] Закроются { $count } месяца: { $first } … { $last }.
       *[many] Закроются { $count } месяцев: { $first } … { $last }.
    }
history-preview-question = Загрузить можно один раз, всё целиком. Никому о прошлых месяцах не напишу. Всё верно?
history-start = ✅ Загрузить
history-running = ⏳ Загружаю <b>{ $name }</b>. На большую историю нужны минуты, ответы бота могут задержаться. Закончу и напишу.
history-bad-more = Ещё { $count }: весь список в файле ниже.
history-bad-caption =
    { $count ->
        [one] Здесь { $count } ячейка, которую нужно исправить. Потом пришлите архив снова.
        [few] Здесь { $count } ячейки, которые нужно исправить. Потом пришлите архив снова.
       *[many] Здесь { $count } ячеек, которые нужно исправить. Потом пришлите архив снова.
    }
history-bad-caption-first = Исправить нужно { $count }, здесь первые { $first }. Потом пришлите архив снова.
history-cell = { $part ->
        [file] Файл
        [line] Строка
        [column] Колонка
       *[what] Что исправить
    }
history-done-title = <b>📦 История загружена</b>
history-done-next = Расчётные листы прошлых месяцев уже в боте. Пригласите людей: у каждого в разделе «Люди» есть кнопка с личной ссылкой.

history-trouble = { $place }: { $what }
history-place = { $file }, строка { $line }, колонка { $column }
history-place-row = { $file }, строка { $line }
history-whole = файлы в целом
history-no-files = нет ни одного из файлов; нужны { $files }
history-not-utf8 = с этой строки файл не в UTF-8
history-not-csv = это не CSV: кавычки не закрыты или ячейка слишком длинная
history-no-column = колонки не хватает
history-unknown-column = такой колонки нет или она здесь дважды; нужны { $columns }
history-cells = ячеек больше, чем колонок в заголовке: их { $count }
history-empty = не может быть пустым
history-too-long = длиннее { $limit } знаков
history-not-a-day = «{ $text }» не похоже на день; напишите как 2026-11-24
history-not-a-moment = «{ $text }» не похоже на время; напишите как 2026-11-24T15:00
history-not-a-month = «{ $text }» не похоже на месяц; напишите как 2026-11
history-not-rubles = «{ $text }» не похоже на сумму; напишите рубли с точкой, как 1999.50
history-not-percent = «{ $text }» не похоже на процент; напишите как 7.5
history-not-a-count = «{ $text }» не целое число
history-not-tiers = ступени непонятны; напишите как 31:3000;41:4000, каждая с большего числа
history-not-one-of = «{ $text }» мне не знакомо; нужно одно из { $words }
history-not-a-phone = «{ $text }» не похоже на номер телефона
history-not-an-inn = «{ $text }» не похоже на ИНН
history-twice = «{ $text }» уже стоит в строке { $first }
history-nobody = «{ $text }» нет ни в staff.csv, ни в отделе
history-no-segment = «{ $text }» нет ни в segments.csv, ни в отделе
history-no-lead = «{ $text }» нет в leads.csv
history-no-meeting = «{ $text }» нет в meetings.csv
history-too-early = «{ $text }» раньше 2000 года
history-in-future = «{ $text }» ещё не наступило
history-backwards = кончается раньше, чем начинается
history-still-open = у встречи «{ $text }» ещё нет исхода: впишите его или внесите договор в боте
history-taken = в это время у { $text } другая встреча
history-known = «{ $text }» уже есть в отделе
history-other-rate = у сегмента «{ $text }» в отделе другая ставка
history-namesakes = в отделе несколько человек с именем «{ $text }»
history-changed = история уже загружена, и тогда этот файл был другим; история загружается один раз, дальнейшее вносят в боте
history-closed = в отделе уже начислено за { $month }: историю можно загрузить, пока ни один её месяц не закрыт
