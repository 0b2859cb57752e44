demo-running =
    Kombain is at work at { $url }   (Ctrl-C stops it)

    Try this:
    1. On the second phone, a caller's, book a meeting: the closer has the card at once.
    2. Move the clock to the evening: the director gets the day's digest, the closers hear of tomorrow's meetings.
    3. Move the clock to the 1st: the month is closed, and statements come to all phones.
demo-port-taken = Port { $port } is taken, using { $taken }.
demo-ports-taken = Ports { $first }-{ $last } are taken: name another with --port.
