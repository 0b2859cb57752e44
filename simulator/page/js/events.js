// The stream of what happens, kept in step with what was loaded.

const KINDS = ["message", "edit", "delete", "answer", "clock", "person", "action"];
const RETRY = 2000;

/**
 * Follow the stream for as long as the page lives.
 *
 * Every time it (re)opens, `load` fetches everything anew, because what happened while nobody listened is told to nobody.
 * Events that arrive during the loading wait for it, and are then applied in order: applying one twice changes nothing.
 * `onLink(true | false)` says whether the stream is up.
 */
export function follow({ load, apply, onLink }) {
  let source;
  let waiting = null;

  async function opened() {
    const mine = [];
    waiting = mine;
    try {
      await load();
    } catch {
      // The server went away in between; start over from a new stream.
      source.close();
      lost();
      return;
    }
    // A newer opening has its own list and will apply it.
    if (waiting !== mine) return;
    waiting = null;
    mine.forEach(([kind, data]) => apply(kind, data));
    onLink(true);
  }

  function lost() {
    onLink(false);
    // EventSource reconnects by itself after a broken connection, but gives up on an error status.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY);
  }

  function connect() {
    source = new EventSource("/sim/events");
    source.addEventListener("open", opened);
    source.addEventListener("error", lost);
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        const data = JSON.parse(event.data);
        if (waiting) waiting.push([kind, data]);
        else apply(kind, data);
      });
    }
  }

  connect();
}
