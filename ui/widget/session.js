/* The conversation on the wire: begun once, each message delivered once, whatever breaks between.
   What must outlive the page is one entry of the visitor's storage, and one more for each message
   on its way. It knows no elements. */
const QUIET_MS = 45_000; // the server gives a sign of life every 15 s
const TRIES = 8;

export const pause = (seconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
    addEventListener("online", resolve, { once: true });
  });

/* A refusal that trying again does not change. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.possible = problem.possible;
  }
}

/* The connection or the server was lost for now. */
class Lost extends Error {}

const lost = () => {
  throw new Lost();
};

export class Session {
  #api;
  #key;
  #noted; // how the names of noted messages begin
  #memory = "{}"; // where storage is forbidden
  #beginning;

  constructor(base, storageKey) {
    this.#api = `${base}api/v1/`;
    this.#key = storageKey;
    this.#noted = `${storageKey}/`;
  }

  /* What is kept: id, token, unread, open, person, locale. */
  get state() {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? "{}");
    } catch {
      return JSON.parse(this.#memory);
    }
  }

  save(changes) {
    this.#memory = JSON.stringify({ ...this.state, ...changes });
    try {
      localStorage.setItem(this.#key, this.#memory);
    } catch {}
  }

  /* A request of the shop or, once there is one, of the conversation. */
  async ask(path, { method = "GET", body, headers = {} } = {}) {
    const { token } = this.state;
    const response = await fetch(this.#api + path, {
      method,
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(token && { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
    }).catch(lost);
    if (response.ok) return response;
    const { status } = response;
    if (status === 401 || status === 410) {
      // Not kept any more; unless another tab has begun a new one meanwhile, so do we.
      if (this.state.token === token) this.save({ id: undefined, token: undefined });
    } else if (status === 429 || status === 503) {
      await pause(Number(response.headers.get("Retry-After")) || 5);
    } else if (status < 500) {
      throw new Refused(await response.json());
    }
    lost();
  }

  /* A request of this conversation. */
  async here(path, options) {
    await this.begin();
    return this.ask(`conversations/${this.state.id}${path}`, options);
  }

  /* Begins a conversation if there is none; two tabs at once begin one. */
  begin() {
    const begin = async () => {
      // What another tab wrote under the lock may reach this one's storage a little later.
      if (!this.state.id) await pause(0.2);
      if (this.state.id) return;
      const { id, token } = await (await this.ask("conversations", { method: "POST" })).json();
      this.save({ id, token });
      this.begun?.();
    };
    const locked = () => navigator.locks?.request(this.#key, begin) ?? begin();
    return (this.#beginning ??= locked().finally(() => (this.#beginning = undefined)));
  }

  /* Messages to be delivered, each an entry of its own: two tabs cannot undo each other's. */
  get pending() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.#noted));
      return names.sort().map((name) => [name.slice(this.#noted.length), JSON.parse(localStorage[name])]);
    } catch {
      return [];
    }
  }

  /* Notes a message to be delivered, and gives its key; keys sort by time. */
  note(message) {
    const random = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36));
    const key = [Date.now(), ...random].join("");
    try {
      localStorage[this.#noted + key] = JSON.stringify(message);
    } catch {}
    return key;
  }

  forget(key) {
    try {
      localStorage.removeItem(this.#noted + key);
    } catch {}
  }

  /* Delivers a message and tells of its answer: begin, progress, delta, reply, refused or lost. */
  async deliver(key, { text, product, proposal }, tell) {
    let seen = "";
    const receive = (id, event, data) => {
      // Ids that begin otherwise are of another run: its text begins anew.
      if (id.split("-")[0] !== seen.split("-")[0]) tell.begin();
      seen = id;
      if (event === "error") lost();
      tell[event]?.(data);
      return event === "reply";
    };
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        const response = await this.here(proposal ? `/confirmations/${proposal}` : "/messages", {
          method: "POST",
          body: proposal ? { answer: text } : { text, product },
          headers: { "Idempotency-Key": key, ...(seen && { "Last-Event-ID": seen }) },
        });
        if (await readEvents(response, receive)) return this.forget(key);
      } catch (error) {
        if (error instanceof Refused) {
          this.forget(key);
          return tell.refused(error.message);
        }
        if (!(error instanceof Lost)) throw error;
      }
      await pause(Math.min(8, 0.4 * 2 ** tries));
    }
    tell.lost();
  }
}

/* Reads server-sent events to their end; whether `receive` said that the last one was the answer. */
async function readEvents(response, receive) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let over = false;
  for (;;) {
    const quiet = setTimeout(() => reader.cancel(), QUIET_MS);
    const { done, value } = await reader.read().catch(lost);
    clearTimeout(quiet);
    if (done) return over;
    text += value;
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      const fields = Object.fromEntries(
        event.split("\n").map((line) => [line.split(": ", 1)[0], line.slice(line.indexOf(": ") + 2)]),
      );
      if (fields.data) over = receive(fields.id, fields.event, JSON.parse(fields.data));
    }
  }
}
