dispute-which = <b>✋ С какой строкой вы не согласны?</b>
dispute-which-missing = ➕ Чего-то не хватает
dispute-why = Что не так и как должно быть? Напишите, руководитель ответит.
dispute-sent = ✅ Отправлено руководителю. Ответ придёт сюда, разговор сохранится.
dispute-opened = ✋ { $author } не согласен(на) с расчётом: { $month }
dispute-answered = 💬 { $author } пишет о расчёте: { $month }
dispute-decided = { $state ->
        [accepted] ✅ Спор о расчёте решён в вашу пользу: { $month }
       *[refused] Спор о расчёте: отказ. { $month }
    }
dispute-about = Лист { $number }:
dispute-missing = чего-то не хватает
dispute-said = { $author }: { $text }
dispute-said-at = <i>{ $author }, { $at }</i>
dispute-text = { $text }
dispute-added = В открытый месяц добавлено: <b>{ $amount }</b>
dispute-look = ⚖️ Разобраться
dispute-open = 💬 Открыть разговор
dispute-title = ⚖️ { $name }, { $month }
dispute-state = { $state ->
        [open] Ждёт решения руководителя.
        [accepted] Решено: принято.
       *[refused] Решено: отказ.
    }
dispute-label = { $state ->
        [open] ⏳
        [accepted] ✅
       *[refused] ✖
    } { $name } · { $month }
disputes-title = <b>⚖️ Споры по оплате</b>
disputes-hint = Откройте, чтобы посмотреть разговор.
disputes-none = Споров нет.
disputes-back = ← К спорам
dispute-accept = ✅ Принять
dispute-refuse = ✖ Отказать
dispute-answer = 💬 Ответить
dispute-ask-amount = Сколько добавить в открытый месяц? Напишите сумму.
dispute-take-proposed = Вернуть { $amount }
dispute-ask-refusal = Почему отказ? Человек прочитает это.
dispute-ask-answer = Что ответить?
dispute-reason = Спор по листу { $number }
digest-disputes =
    { $count ->
        [one] ⚖️ Ждёт решения { $count } спор по оплате
        [few] ⚖️ Ждут решения { $count } спора по оплате
       *[many] ⚖️ Ждут решения { $count } споров по оплате
    }
