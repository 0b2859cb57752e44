import-purpose-question = Что в файле <b>{ $name }</b>?
import-purpose = { $purpose ->
        [client] 🤝 Наши клиенты: не звонить
        [do_not_call] 🚫 Просили не звонить
       *[leads] 📇 Контакты для обзвона
    }
import-becomes = { $purpose ->
        [client] Список исключений: клиенты
        [do_not_call] Список исключений: просили не звонить
       *[leads] Холодная база
    }
import-segment-question = Для какого задания контакты из <b>{ $name }</b>?
import-segment = Задание: { $segment }
import-no-segment = Без задания
import-pasted-name = список из сообщения
import-reading = ⏳ Читаю <b>{ $name }</b>…
import-waits = ⏳ <b>{ $name }</b> ждёт очереди: сначала загружу { $ahead }.
import-preview-title = 📄 <b>{ $name }</b>
import-preview-rows =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    }
import-preview-sheet = Читаю лист «{ $sheet }». Остальные не читаю: { $others }.
import-preview-columns = Что в колонках:
import-preview-column = • { $title } → <b>{ $field }</b>: { $sample }
import-preview-skipped =
    { $count ->
        [one] { $count } колонку не загружаю.
        [few] { $count } колонки не загружаю.
       *[many] { $count } колонок не загружаю.
    }
import-preview-first = Первые строки:
import-preview-question = Всё верно?
import-preview-missing = { $field ->
        [company] ⚠️ Нет колонки с названиями компаний: укажите её в «Колонках».
       *[phone] ⚠️ Нет колонки с телефонами: укажите её в «Колонках».
    }
import-field = { $field ->
        [company] компания
        [phone] телефон
        [other_phone] ещё телефон
        [inn] ИНН
        [person] контактное лицо
        [city] город
        [address] адрес
        [site] сайт
        [note] заметка
       *[nothing] не загружать
    }
import-column-number = Колонка { $number }
import-start =
    { $count ->
        [one] ✅ Загрузить { $count } строку
        [few] ✅ Загрузить { $count } строки
       *[many] ✅ Загрузить { $count } строк
    }
import-columns = ✏️ Колонки
import-cancel = ✖️ Отменить
import-running = ⏳ Загружаю <b>{ $name }</b>: { $done } из { $rows }
import-stopping = ⏳ Останавливаю <b>{ $name }</b>…
import-ended = ✅ <b>{ $name }</b>: всё прошёл до конца. Отчёт ниже.
import-stopped = ✖️ <b>{ $name }</b>: остановлено. Отчёт ниже.
import-cancelled = ✖️ <b>{ $name }</b>: не загружаю, в базе ничего не изменилось.
import-columns-title = <b>✏️ Колонки файла</b>
import-columns-question = Нажмите на колонку, чтобы поправить.
import-columns-done = ← К файлу
import-column-title = <b>{ $title }</b>
import-column-samples = Например: { $samples }
import-column-question = Что в этой колонке?

import-trouble = { $why ->
        [empty] ⚠️ <b>{ $name }</b>: файл пустой. Проверьте, тот ли это файл, и пришлите ещё раз.
        [no_rows] ⚠️ <b>{ $name }</b>: есть только заголовки, строк под ними нет. Добавьте контакты и пришлите ещё раз.
        [no_phones] ⚠️ <b>{ $name }</b>: не нашёл колонки с телефонами. Добавьте её и пришлите ещё раз.
        [too_large] ⚠️ <b>{ $name }</b>: файл слишком большой. Разделите его на части и пришлите их по одной.
        [too_wide] ⚠️ <b>{ $name }</b>: слишком много колонок. Оставьте нужные и пришлите ещё раз.
        [bomb] ⚠️ <b>{ $name }</b>: внутри файла слишком много данных. Сохраните нужный лист отдельно и пришлите его.
        [macros] ⚠️ <b>{ $name }</b>: в файле макросы, такие я не открываю. Сохраните его как обычный XLSX и пришлите ещё раз.
        [encrypted] ⚠️ <b>{ $name }</b>: файл закрыт паролем. Снимите пароль и пришлите ещё раз.
        [not_a_table] ⚠️ <b>{ $name }</b>: это не таблица. Пришлите XLSX, CSV или vcf.
        [old_format] ⚠️ <b>{ $name }</b>: такой вид таблиц я не читаю. Сохраните её как XLSX и пришлите ещё раз.
        [no_history] ⚠️ <b>{ $name }</b>: в архиве нет файлов истории (staff.csv, leads.csv и других). Таблицу с контактами пришлите без архива.
        [bad_cells] ⚠️ <b>{ $name }</b>: есть что исправить, ничего не загружено. Исправьте и пришлите архив снова.
        [same] ✅ <b>{ $name }</b>: эта история уже загружена, ничего не изменилось.
        [gone] ⚠️ <b>{ $name }</b>: Telegram больше не отдаёт этот файл. Пришлите его ещё раз.
       *[damaged] ⚠️ <b>{ $name }</b>: файл не дочитать, он повреждён. Сохраните его заново и пришлите ещё раз.
    }
import-photo = Это картинка, а таблицу я читаю только файлом. Пришлите XLSX, CSV или vcf как файл (скрепка → «Файл»).

import-done-title = <b>📄 { $name }: загружено</b>
import-done-stopped = <b>📄 { $name }: остановлено, прошёл { $done } из { $rows }</b>
import-done-added = { $purpose ->
        [leads] Новых в базе: <b>{ $count }</b>
       *[client] Новых в списке исключений: <b>{ $count }</b>
    }
import-done-duplicates = Уже были: <b>{ $count }</b>
import-done-refused = Не принято: <b>{ $count }</b>
import-done-examples = Например:
import-done-example = • Строка { $row }. { $reason }
import-no-company = Нет названия компании.
import-already-excluded = Уже в списке исключений.
import-refused-caption =
    { $count ->
        [one] Здесь { $count } строка, которая не вошла, и почему. Исправьте и пришлите этот файл снова.
        [few] Здесь { $count } строки, которые не вошли, и почему. Исправьте и пришлите этот файл снова.
       *[many] Здесь { $count } строк, которые не вошли, и почему. Исправьте и пришлите этот файл снова.
    }
import-refused-name = { $name } - исправить.xlsx
import-sheet-refused = Исправить
import-sheet-duplicates = Уже были
