// Presses of one phone and the answers to them, in whichever order the two arrive.

import { phone } from "./api.js";

export class Presses {
  /** `show(answer)` shows what the bot said to a press. */
  constructor(personId, show) {
    this.personId = personId;
    this.show = show;
    this.waiting = new Map();
    this.answered = new Set();
  }

  /** Press a button; `waiting.end()` is called as soon as the press is answered. */
  async press(messageId, data, waiting) {
    try {
      const { callback_query_id: id } = await phone.press(this.personId, messageId, data);
      // The stream of events may be faster than the response.
      if (this.answered.delete(id)) waiting.end();
      else this.waiting.set(id, waiting);
    } catch (failure) {
      waiting.end();
      throw failure;
    }
  }

  /** The bot has answered a press: one of this page, or one made over the control API. */
  answer(answer) {
    const id = answer.callback_query_id;
    const waiting = this.waiting.get(id);
    if (waiting) waiting.end();
    else this.answered.add(id);
    this.waiting.delete(id);
    if (answer.text || answer.url) this.show(answer);
  }
}
