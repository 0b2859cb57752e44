demo-running =
    Kombain is at work at { $url }   (Ctrl-C stops it)

    Try this:
    1. Anna Smirnova (caller): "Next lead", one tap per call. Or write to the bot on her phone:
       { $sentence }
    2. Denis Morozov (collector): send the bot docs/samples/leads.csv, or paste a company's card.
    3. Set the clock to the evening: the director gets the day's digest, closers hear of tomorrow's meetings.
    4. Set the clock to the 1st: the month is closed, and statements come to every phone.
demo-port-taken = Port { $port } is taken, using { $taken }.
demo-ports-taken = Ports { $first }-{ $last } are taken: name another with --port.
