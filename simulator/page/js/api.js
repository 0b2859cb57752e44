// The control side of the local Telegram (docs/simulator.md), call by call.

/** A call that was refused or did not arrive; the message is the sentence to show. */
export class CallFailed extends Error {}

const person = (id, deed) => `/sim/people/${id}/${deed}`;

export const people = {
  list: () => call("GET", "/sim/people"),
  add: (fields) => call("POST", "/sim/people", fields),
};

export const phone = {
  chat: (id, since = 0) => call("GET", person(id, `chat?since=${since}`)),
  start: (id, payload) => call("POST", person(id, "start"), payload ? { payload } : {}),
  text: (id, text, replyTo) => call("POST", person(id, "text"), replyTo ? { text, reply_to: replyTo } : { text }),
  press: (id, messageId, data) => call("POST", person(id, "press"), { data, message_id: messageId }),
  contact: (id) => call("POST", person(id, "contact"), {}),
  block: (id, blocked) => call("POST", person(id, "block"), { blocked }),
  read: (id) => call("POST", person(id, "read"), {}),
  file(id, file, kind, caption) {
    const form = new FormData();
    form.append("kind", kind);
    if (caption) form.append("caption", caption);
    form.append("file", file, file.name);
    return call("POST", person(id, "file"), form);
  },
};

export const clock = {
  read: () => call("GET", "/sim/clock"),
  /** Answers when the bot has done all that was due. `step`: {advance: seconds} or {to: name, zone}. */
  go: (step) => call("POST", "/sim/clock", step),
};

async function call(method, path, body) {
  const isForm = body instanceof FormData;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body && !isForm ? { "Content-Type": "application/json" } : {},
      body: body && !isForm ? JSON.stringify(body) : body,
    });
  } catch {
    throw new CallFailed();
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new CallFailed(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}
