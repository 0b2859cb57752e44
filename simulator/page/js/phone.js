// One person's phone: the chat with the bot and all that can be done in it.

import { CallFailed, phone as api } from "./api.js";
import { Composer } from "./composer.js";
import { Feed } from "./feed.js";
import { startPayload } from "./links.js";
import { PhoneDialogs } from "./phone_dialogs.js";
import { PhoneFrame } from "./phone_frame.js";
import { Presses } from "./presses.js";
import { Sight } from "./sight.js";
import { t } from "./words.js";

/** Telegram shows "typing" for five seconds, or until a message comes. */
const ACTION_LIFE = 5000;
/** A burst of changes (a keyboard, commands, a role) is asked about once. */
const SETTLE = 50;

export class Phone {
  /**
   * `desk` is the page it lies on: openLink(payload, phone) offers a start link to people, changed(phone) hears of all that
   * is shown beside the phone too, seen(phone) that it is looked at, `alone` says that this phone is the whole page.
   */
  constructor(person, desk) {
    this.person = person;
    this.desk = desk;
    this.chat = { person, reply_keyboard: null, menu_button: null, commands: [], bot: null };
    this.feed = new Feed(this.#messageActions());
    this.composer = new Composer(this.#deeds());
    const menu = () => this.#menu();
    this.frame = new PhoneFrame(person.id, { feed: this.feed, composer: this.composer, menu, alone: desk.alone });
    this.dialogs = new PhoneDialogs(this.frame.screen);
    this.frame.device.append(this.dialogs.element);
    this.composer.element.append(this.dialogs.toasts);
    this.presses = new Presses(person.id, (answer) => this.#showAnswer(answer));
    this.element = this.frame.element;
    this.sight = new Sight(this.element, desk.alone, () => this.#look());
    this.frame.showPerson(person);
  }

  get id() {
    return this.person.id;
  }

  /** Fetch the whole chat and show it. */
  async load() {
    this.chat = await api.chat(this.id);
    this.feed.show(this.chat.messages);
    this.#showChat(this.chat);
  }

  /** Something happened on this phone; `kind` and `data` are those of the stream of events. */
  apply(kind, data) {
    const isOfGroup = data.chat_id !== undefined && data.chat_id !== this.id;
    if (isOfGroup) return;
    switch (kind) {
      case "message":
        return this.#arrived(data);
      case "edit":
        this.feed.put(data.message);
        return this.#changed();
      case "delete":
        this.feed.remove(data.message_id);
        return this.#changed();
      case "answer":
        return this.presses.answer(data);
      case "action":
        return this.#act(data.action);
      case "person":
        this.#showPerson(data.person);
        // Keyboards, commands and the menu button change with this event and are not in it.
        return this.#refreshSoon();
    }
  }

  /** Bring it into view, ready to be used. */
  focus() {
    this.element.scrollIntoView({ inline: "center", block: "nearest" });
    this.feed.scroller.focus({ preventScroll: true });
  }

  /** Open the bot by a link: /start with its payload. */
  start(payload) {
    return this.#try(api.start(this.id, payload));
  }

  #arrived({ message, unread }) {
    this.#act(null);
    this.feed.put(message);
    this.#showPerson({ ...this.person, unread });
    this.#changed();
  }

  #changed() {
    this.#showChat(this.chat);
    this.#look();
  }

  #showChat(chat) {
    this.chat = chat;
    if (chat.bot) this.frame.showBot(chat.bot);
    this.frame.showPinned(this.feed.pinned);
    this.composer.show(chat, this.feed.messages.size === 0, (id) => this.feed.messages.get(id));
    this.#showPerson(chat.person);
  }

  #showPerson(person) {
    this.person = person;
    this.chat.person = person;
    this.frame.showPerson(person);
    this.desk.changed(this);
  }

  #refreshSoon() {
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(async () => {
      const asked = this.refreshing;
      // Messages and the person come over the stream, always in order; only the rest is taken from here.
      const chat = await api.chat(this.id, this.feed.last?.message_id).catch(() => null);
      const isNewest = asked === this.refreshing;
      if (chat && isNewest) this.#showChat({ ...chat, person: this.person });
    }, SETTLE);
  }

  /** Messages are read when somebody looks at the phone. */
  #look() {
    const isSeen = this.sight.isSeen;
    this.feed.scroller.setAttribute("aria-live", isSeen && (this.desk.alone || this.sight.hasFocus) ? "polite" : "off");
    if (isSeen) this.desk.seen(this);
    if (isSeen && this.person.unread > 0) api.read(this.id).catch(() => null);
  }

  #act(action) {
    clearTimeout(this.acting);
    this.frame.showAction(action && `${t(action === "typing" ? "typing" : "uploading")}…`);
    if (action) this.acting = setTimeout(() => this.#act(null), ACTION_LIFE);
  }

  #showAnswer({ text, show_alert: isAlert, url }) {
    if (url) this.start(startPayload(url, this.chat.bot.username));
    else if (isAlert) this.dialogs.alert(text);
    else this.dialogs.toast(text);
  }

  #messageActions() {
    return {
      botName: () => this.chat.bot?.name ?? t("bot"),
      press: (messageId, data, waiting) => this.#try(this.presses.press(messageId, data, waiting)),
      toast: (text) => this.dialogs.toast(text),
      copy: (text) => this.#copy(text),
      onCommand: (command) => this.#try(api.text(this.id, command)),
      onLink: (address, event) => {
        const payload = startPayload(address, this.chat.bot.username);
        if (payload === null) return;
        event.preventDefault();
        this.desk.openLink(payload);
      },
    };
  }

  #deeds() {
    return {
      sendText: (text, replyTo) => this.#try(api.text(this.id, text, replyTo)),
      sendFile: (file, kind, caption) => this.#try(api.file(this.id, file, kind, caption)),
      pressKey: (key) => this.#pressKey(key),
      start: () => this.#startHere(),
      // As in Telegram, unblocking a bot starts it again.
      restart: () => this.#startHere(),
    };
  }

  /** The pressed button goes away: the focus moves on to the chat. */
  #startHere() {
    this.feed.scroller.focus({ preventScroll: true });
    return this.start();
  }

  #pressKey(key) {
    if (key.request_contact) this.#shareContact();
    else if (Object.keys(key).some((name) => name.startsWith("request_") || name === "web_app"))
      this.dialogs.toast(t("not-supported"));
    else this.#try(api.text(this.id, key.text));
  }

  async #shareContact() {
    if (await this.dialogs.confirm(t("share-title"), t("share-text"), t("share"))) this.#try(api.contact(this.id));
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    this.dialogs.toast(t("copied"));
  }

  #menu() {
    const { blocked } = this.person;
    return [
      !this.desk.alone && {
        icon: "external",
        label: t("open-alone"),
        href: `/phone/${this.id}${location.search}`,
        hook: "open-alone",
      },
      { icon: "play", label: t("send-start"), act: () => this.start(), hook: "send-start" },
      { icon: "contact", label: t("share-own-contact"), act: () => this.#shareContact(), hook: "share-contact" },
      {
        icon: "block",
        label: t(blocked ? "unblock" : "block"),
        act: () => this.#try(api.block(this.id, !blocked)),
        hook: "block",
      },
      ...this.desk.menu(),
    ].filter(Boolean);
  }

  /** Wait for a call, and say on the phone why it failed. */
  async #try(call) {
    try {
      await call;
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure;
      this.dialogs.toast(failure.message || t("no-link"));
    }
  }
}
