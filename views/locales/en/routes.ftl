route-title = { $count ->
        [one] 🚗 { $day }: { $count } meeting
       *[other] 🚗 { $day }: { $count } meetings
    }
ahead-question = ☎️ Please confirm the meeting
ahead-confirm = ✅ Confirmed
ahead-no-answer = 📵 No answer
ahead-confirmed = ✅ The meeting is confirmed
ahead-later = 📵 No answer. I will remind you on the morning of the meeting.
ahead-unconfirmed = 📵 No answer. The meeting stands, unconfirmed.
