hours-title = <b>🕑 My hours</b>
hours-title-of = <b>🕑 Hours: { $name }</b>
hours-day = Meetings from { $opens } to { $closes }
hours-meeting = A meeting: { $minutes } min
hours-travel = The way between two: { $minutes } min
hours-no-travel = The way between two: not needed
hours-days-off = Off besides the usual days: { $weekdays }
hours-no-days-off = Days off: by the working calendar
hours-outside =
    { $count ->
        [one] ⚠️ { $count } meeting is booked outside of these hours. It stays until it is moved:
       *[other] ⚠️ { $count } meetings are booked outside of these hours. They stay until they are moved:
    }
hours-changed = 🕑 { $by } changed your hours of meetings
hours-changed-outside = ⚠️ Meetings booked outside of these hours: { $count }
hours-outside-meeting = • { $meeting }
hours-set-opens = From { $clock }
hours-set-closes = To { $clock }
hours-set-meeting = Meeting { $minutes } min
hours-set-travel = Way { $minutes } min
hours-set-days-off = Days off
hours-opens = From what hour may meetings be booked?
hours-closes = By what hour should meetings end?
hours-length = How many minutes should a meeting take?
hours-way = How many minutes are needed between two meetings?
hours-weekdays = On which days should there be no meetings, besides the usual days off?
hours-minutes = { $minutes } min
hours-as-department = As in the department
hours-share = ⚖️ Turn
hours-to-person = ← To the person

share-title = <b>⚖️ Turn: { $name }</b>
share-weight = Share of meetings: { $weight }%
share-field = Gets first: { $field }
share-no-field = Gets any company in turn.
share-set-weight = Share { $weight }%
share-set-segments = Segments
share-set-cities = Cities
share-weights = What share of the meetings? Newcomers usually begin with 25–50%.
share-percent = { $weight }%
share-segments = The companies of which segments should go here first?
share-no-segments = There are no open segments yet.
share-cities = The companies of which cities should go here first? Write them with commas, for example: <code>Kazan, Tula</code>.
share-cities-none = No cities

turn-title = <b>🔀 Turn of meetings</b>
turn-now = { $mode ->
        [strict] Now: <b>strict</b>
       *[flexible] Now: <b>flexible</b>
    }
turn-order = Next in turn: { $names }
turn-share =
    { $count ->
        [one] • { $name }: { $count } meeting this month, share { $weight } %
       *[other] • { $name }: { $count } meetings this month, share { $weight } %
    }
turn-share-field = { $share }, their own segments and cities first
turn-why = Why { $name }: fewer meetings for their share than the others. When equal, whoever has been here longer.
turn-nobody = There are no closers yet.
turn-rules =
    <b>Flexible</b>: of the closers free at the wanted time, the one who has had fewer gets the meeting.
    <b>Strict</b>: a meeting goes to whose turn it is, at a time when that closer is free.

    In both cases a company already met stays with its closer, own segments and cities come before the turn, and a cancelled meeting or a no-show is not counted as a turn.
turn-mode = { $mode ->
        [strict] Strict
       *[flexible] Flexible
    }
