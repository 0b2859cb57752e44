history-preview-title = 📦 <b>{ $name }</b>: the department's history
history-file = { $file ->
        [staff] People
        [terms] Pay terms
        [plans] Plans
        [segments] Tasks
        [leads] Companies
        [meetings] Meetings
        [contracts] Contracts
       *[absences] Absences
    }
history-count = • { $file }: <b>{ $count }</b>
history-months = { $count ->
        [1] One month will be closed: { $first }.
       *[other] { $count } months will be closed: { $first } … { $last }.
    }
history-preview-question = It goes in once, and whole. Nobody is told of the past months. Is it all right?
history-start = ✅ Load
history-running = ⏳ Loading <b>{ $name }</b>. A large history takes minutes, and the bot's answers may be late meanwhile. I'll write when it is done.
history-bad-more = { $count } more: the whole list is in the file below.
history-bad-caption =
    { $count ->
        [one] Here is { $count } cell to put right. Then send the archive again.
       *[other] Here are { $count } cells to put right. Then send the archive again.
    }
history-bad-caption-first = There are { $count } cells to put right; here are the first { $first }. Then send the archive again.
history-cell = { $part ->
        [file] File
        [line] Line
        [column] Column
       *[what] What to put right
    }
history-done-title = <b>📦 The history is in</b>
history-done-next = Statements of the past months are in the bot already. Invite your people: each has a button with a personal link in the list of people.

history-trouble = { $place }: { $what }
history-place = { $file }, line { $line }, column { $column }
history-place-row = { $file }, line { $line }
history-whole = the files as a whole
history-no-files = none of the files is here; expected some of { $files }
history-not-utf8 = the file is not in UTF-8 from this line on
history-not-csv = this is not CSV: quotes that do not close, or a very long cell
history-no-column = the column is missing
history-unknown-column = there is no such column, or it is there twice; expected { $columns }
history-cells = more cells than the { $count } columns of the header
history-empty = must not be empty
history-too-long = longer than { $limit } characters
history-not-a-day = "{ $text }" is not a day; write it as 2026-11-24
history-not-a-moment = "{ $text }" is not a time; write it as 2026-11-24T15:00
history-not-a-month = "{ $text }" is not a month; write it as 2026-11
history-not-rubles = "{ $text }" is not a sum; write rubles with a point, as 1999.50
history-not-percent = "{ $text }" is not a percent; write it as 7.5
history-not-a-count = "{ $text }" is not a whole number
history-not-tiers = the tiers are not clear; write them as 31:3000;41:4000, each from a larger number on
history-not-one-of = "{ $text }" is unknown; expected one of { $words }
history-not-a-phone = "{ $text }" is not a phone number
history-not-an-inn = "{ $text }" is not an INN
history-twice = "{ $text }" stands in line { $first } already
history-nobody = "{ $text }" is neither in staff.csv nor in the department
history-no-segment = "{ $text }" is neither in segments.csv nor in the department
history-no-lead = "{ $text }" is not in leads.csv
history-no-meeting = "{ $text }" is not in meetings.csv
history-too-early = "{ $text }" is before the year 2000
history-in-future = "{ $text }" has not happened yet
history-backwards = ends before it begins
history-still-open = the meeting "{ $text }" has no outcome yet: enter one, or leave the contract to the bot
history-taken = { $text } has another meeting at that time
history-known = "{ $text }" is in the department already
history-other-rate = the segment "{ $text }" has another rate in the department
history-namesakes = several people of the department are called "{ $text }"
history-changed = the history was imported before, and this file was different then; a history is imported once, later changes are made in the bot
history-closed = the department has pay of { $month } already: a history can only be imported before its first month is closed
