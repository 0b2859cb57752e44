route-title = { $count ->
        [one] 🚗 { $day }: { $count } встреча
        [few] 🚗 { $day }: { $count } встречи
       *[many] 🚗 { $day }: { $count } встреч
    }
ahead-question = ☎️ Подтвердите встречу
ahead-confirm = ✅ Подтвердили
ahead-no-answer = 📵 Не отвечает
ahead-confirmed = ✅ Встреча подтверждена
ahead-later = 📵 Не отвечает. Напомню утром в день встречи.
ahead-unconfirmed = 📵 Не отвечает. Встреча остаётся в силе, подтверждения нет.
