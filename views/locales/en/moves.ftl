meeting-move = 📅 Move
meeting-cancel = ✖️ Cancel
chosen-by = { $chosen_by ->
        [met_before] has met them
        [segment] by segment
        [city] by city
        [caller] your choice
       *[turn] in turn
    }
chosen-by-hand = chosen by hand

move-title = <b>📅 Moving a meeting</b>
move-day = To which day?
move-no-days = There is no free time. Choose another closer.
move-time = { $day }. At what time?
move-no-times = { $day }: no free time is left. Choose another day.
move-other-closer = 👤 Another closer
move-closers = Who will hold the meeting?
move-any-closer = Whoever is free, in turn
move-other-day = ← Day
move-other-time = ← Time
move-new-time = New time: <b>{ $starts_at }</b>, held by { $closer }.
move-why = Why is it moved? Choose, or write in your own words. The meeting will be moved then.
move-reason = { $reason ->
        [client] The client asks
        [closer] The closer is busy
        [late] Running late
       *[ill] Illness
    }
move-done = <b>📅 The meeting is moved</b>
move-told = Everybody concerned hears at once.
move-was = It was: { $was_at }, { $closer }
move-by = Moved by: { $by }
move-because = Reason: { $reason }
meeting-moved = 📅 A meeting is moved
meeting-given = 📅 The meeting is yours now

cancel-title = <b>✖️ Cancelling a meeting</b>
cancel-why = Why will it not take place? Choose, or write in your own words. The meeting will be cancelled then.
cancel-reason = { $reason ->
        [client] The client declined
        [bought] Already bought
        [unreachable] Out of reach
       *[mistake] A mistake
    }
cancel-done = <b>✖️ The meeting is cancelled</b>
cancel-by = Cancelled by: { $by }
meeting-cancelled = ✖️ A meeting is cancelled
