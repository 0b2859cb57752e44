import-purpose-question = What is in <b>{ $name }</b>?
import-purpose = { $purpose ->
        [client] 🤝 Our clients: never call
        [do_not_call] 🚫 Asked not to be called
       *[leads] 📇 Leads to call
    }
import-becomes = { $purpose ->
        [client] Exclusion list: clients
        [do_not_call] Exclusion list: asked not to be called
       *[leads] Cold base
    }
import-segment-question = Which task are the leads of <b>{ $name }</b> for?
import-segment = Task: { $segment }
import-no-segment = No task
import-pasted-name = the list from the message
import-reading = ⏳ Reading <b>{ $name }</b>…
import-waits = ⏳ <b>{ $name }</b> waits its turn: { $ahead } goes in first.
import-preview-title = 📄 <b>{ $name }</b>
import-preview-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
import-preview-sheet = I read the sheet “{ $sheet }”. I leave out: { $others }.
import-preview-columns = What is in the columns:
import-preview-column = • { $title } → <b>{ $field }</b>: { $sample }
import-preview-skipped =
    { $count ->
        [one] { $count } column is left out.
       *[other] { $count } columns are left out.
    }
import-preview-first = The first rows:
import-preview-question = Is that right?
import-preview-missing = { $field ->
        [company] ⚠️ There is no column with company names: show it under “Columns”.
       *[phone] ⚠️ There is no column with phones: show it under “Columns”.
    }
import-field = { $field ->
        [company] company
        [phone] phone
        [other_phone] another phone
        [inn] tax number (INN)
        [person] contact person
        [city] city
        [address] address
        [site] website
        [note] note
       *[nothing] leave out
    }
import-column-number = Column { $number }
import-start =
    { $count ->
        [one] ✅ Import { $count } row
       *[other] ✅ Import { $count } rows
    }
import-columns = ✏️ Columns
import-cancel = ✖️ Cancel
import-running = ⏳ Importing <b>{ $name }</b>: { $done } of { $rows }
import-stopping = ⏳ Stopping <b>{ $name }</b>…
import-ended = ✅ <b>{ $name }</b>: read to the end. The report is below.
import-stopped = ✖️ <b>{ $name }</b>: stopped. The report is below.
import-cancelled = ✖️ <b>{ $name }</b>: not imported, nothing in the base has changed.
import-columns-title = <b>✏️ Columns of the file</b>
import-columns-question = Press a column to correct it.
import-columns-done = ← Back to the file
import-column-title = <b>{ $title }</b>
import-column-samples = For example: { $samples }
import-column-question = What is in this column?

import-trouble = { $why ->
        [empty] ⚠️ <b>{ $name }</b>: the file is empty. Please check that it is the right one and send it again.
        [no_rows] ⚠️ <b>{ $name }</b>: there are headers only, and no rows under them. Add the leads and send it again.
        [no_phones] ⚠️ <b>{ $name }</b>: I found no column with phones. Add one and send it again.
        [too_large] ⚠️ <b>{ $name }</b>: the file is too large. Split it and send the parts one by one.
        [too_wide] ⚠️ <b>{ $name }</b>: there are too many columns. Keep those you need and send it again.
        [bomb] ⚠️ <b>{ $name }</b>: there is too much data inside. Save the sheet you need on its own and send that.
        [macros] ⚠️ <b>{ $name }</b>: the file has macros, and I do not open those. Save it as a plain XLSX and send it again.
        [encrypted] ⚠️ <b>{ $name }</b>: the file asks for a password. Remove it and send the file again.
        [not_a_table] ⚠️ <b>{ $name }</b>: this is no table. Send XLSX, CSV or vcf.
        [old_format] ⚠️ <b>{ $name }</b>: I do not read this kind of table. Save it as XLSX and send it again.
        [no_history] ⚠️ <b>{ $name }</b>: the archive has none of the files of a history (staff.csv, leads.csv and others). Send a table of contacts without an archive.
        [bad_cells] ⚠️ <b>{ $name }</b>: there is something to put right, and nothing went in. Mend it and send the archive again.
        [same] ✅ <b>{ $name }</b>: this history is here already, nothing was changed.
        [gone] ⚠️ <b>{ $name }</b>: Telegram does not give this file any more. Please send it again.
       *[damaged] ⚠️ <b>{ $name }</b>: the file is damaged and cannot be read to its end. Save it anew and send it again.
    }
import-photo = This is a picture, and I read tables only from files. Send XLSX, CSV or vcf as a file (paper clip → “File”).

import-done-title = <b>📄 { $name }: imported</b>
import-done-stopped = <b>📄 { $name }: stopped after { $done } of { $rows }</b>
import-done-added = { $purpose ->
        [leads] New in the base: <b>{ $count }</b>
       *[client] New on the exclusion list: <b>{ $count }</b>
    }
import-done-duplicates = There already: <b>{ $count }</b>
import-done-refused = Not taken: <b>{ $count }</b>
import-done-examples = For example:
import-done-example = • Row { $row }. { $reason }
import-no-company = The company name is missing.
import-already-excluded = On the exclusion list already.
import-refused-caption =
    { $count ->
        [one] Here is { $count } row that did not get in, and why. Mend it and send this file again.
       *[other] Here are { $count } rows that did not get in, and why. Mend them and send this file again.
    }
import-refused-name = { $name } - to mend.xlsx
import-sheet-refused = To mend
import-sheet-duplicates = There already
