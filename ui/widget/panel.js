/* The panel behind the launcher: what is said, shown and clicked, in one dialog. */
import { cartCard } from "./cards.js";
import { button, el, fill } from "./elements.js";
import { sheet } from "./look.js";
import { Refused, Session, pause } from "./session.js";
import { Turn } from "./talk.js";

const POLL_MS = 4000;

export const start = (parts) => new Panel(parts);

class Panel {
  #turns = new Map(); // number -> what was said and answered
  #sending = new Map(); // key -> Turn
  #line = 0; // of a person's, the last one shown
  #product; // told with the next message

  constructor({ root, launcher, settings, base, storageKey, emit }) {
    Object.assign(this, { root, launcher, settings, base, emit });
    this.session = new Session(base, storageKey);
    this.session.begun = () => {
      this.#turns.clear(); // of a conversation that is no longer kept; what was shown may stay
      this.#line = 0;
      this.#introduce();
    };
    const { state } = this.session;
    this.locale = state.locale ?? settings.locale ?? navigator.language;
    root.adoptedStyleSheets.push(sheet);
    // The page's own shortcuts are not meant by what is typed here.
    for (const type of ["keydown", "keyup", "keypress"])
      root.addEventListener(type, (event) => event.stopPropagation());
    addEventListener("storage", ({ key }) => key?.startsWith(storageKey) && this.#catchUp());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#catchUp());
    this.ready = this.#load(state).then(() => state.open && this.#show());
    setInterval(() => this.session.state.person && this.#listen(), POLL_MS);
  }

  // -- what a page may ask for -----------------------------------------------------------------

  async open() {
    await this.ready;
    this.#show();
    (matchMedia("(max-width:30em)").matches ? this.panel : this.input).focus();
  }

  async close() {
    await this.ready;
    const inside = this.panel.contains(this.root.activeElement);
    this.panel.hidden = true;
    this.launcher.style.display = "";
    this.launcher.ariaExpanded = "false";
    if (inside) this.launcher.focus();
    this.session.save({ open: undefined });
    this.emit("close");
  }

  async send(text) {
    await this.ready;
    this.#show();
    this.#say({ text: String(text), product: this.#product });
    this.#product = undefined;
  }

  identify(token) {
    this.identity = String(token);
    if (this.session.state.id) this.#introduce();
  }

  async setLocale(locale) {
    await this.ready;
    this.locale = String(locale);
    this.session.save({ locale: this.locale });
    const { open } = this.session.state;
    this.panel.remove();
    await this.#load(this.session.state);
    if (open) this.#show();
  }

  setContext({ product, cart } = {}) {
    if (product !== undefined) this.#product = product?.id ?? product;
    if (cart) this.cart = cart.map(({ product_id, option, quantity }) => ({ product_id, option, quantity }));
    if (cart && this.session.state.id) this.#introduce();
  }

  // -- the dialog ------------------------------------------------------------------------------

  async #load({ id }) {
    const [shop, history] = await Promise.all([
      this.#ask(`shop?locale=${encodeURIComponent(this.locale)}`),
      id && this.session.here("").then((response) => response.json()).catch(() => undefined),
    ]);
    this.shop = shop;
    this.words = shop.words;
    this.#draw();
    this.#turns.clear();
    this.#line = 0;
    if (history) {
      this.#place(history);
      this.#refreshCart();
    }
    for (const [key, message] of this.session.pending) this.#deliver(key, message);
  }

  /* Asks until there is an answer: without it there is nothing to show. */
  async #ask(path) {
    for (let seconds = 1; ; seconds = Math.min(30, 2 * seconds)) {
      const response = await this.session.ask(path).catch(() => undefined);
      if (response) return response.json();
      await pause(seconds);
    }
  }

  #draw() {
    const { words, shop } = this;
    const act = {
      say: (text) => this.send(text),
      answer: (proposal, text) => this.#say({ proposal, text }),
      answered: (turn, reply) => this.#answered(turn, reply),
      again: (turn) => this.#attempt(turn),
      judge: (turn, thumb, reason) =>
        this.session.here(`/messages/${turn.number}/feedback`, { method: "PUT", body: { thumb, reason } }).catch(() => {}),
      add: (item, option) => this.#add({ product_id: item.id, option }),
      remove: (gone) => this.#setCart(gone),
      invoice: (order) => this.#download(order),
    };
    this.view = { words, locale: shop.locale.replace("_", "-"), base: this.base, act };
    const hello = this.settings.greeting ?? shop.greeting ?? fill(words.hello, shop.name);
    this.log = el("div", { class: "log", tabindex: 0, role: "log", "aria-live": "off", "aria-label": words.talk },
      el("p", { class: "text" }, hello));
    this.opening = el("div", { class: "row", role: "group", "aria-label": words.suggestions },
      ...shop.suggestions.map((text) => button(text, () => act.say(text))));
    this.log.append(this.opening);
    this.note = el("p", { class: "note", role: "status", hidden: "" });
    this.basket = el("div", { class: "basket" });
    this.opener = button(words.cart, () => this.#toggleCart(), { class: "plain" });
    this.input = el("textarea", { "aria-label": words.message, placeholder: words.ask, maxlength: shop.message_limit, rows: 1,
      keydown: (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.#submit();
      } });
    const hours = this.settings.hours ?? shop.hours;
    this.panel = el("section", { class: "panel", role: "dialog", tabindex: -1, "aria-label": words.title, hidden: "",
      keydown: (event) => this.#key(event) },
      el("header", {},
        el("h2", {}, shop.name, hours && el("small", {}, fill(words.hours, hours))),
        this.opener,
        button("–", () => this.close(), { class: "plain", "aria-label": words.minimise })),
      this.note, this.log, this.basket,
      el("form", { submit: (event) => { event.preventDefault(); this.#submit(); } },
        this.input, el("button", { class: "first" }, words.send)),
      el("div", { class: "row foot" },
        button(words.person, () => act.say(words.personWish), { class: "plain soft" }),
        button(words.anew, () => this.#anew(), { class: "plain soft" })));
    this.panel.lang = shop.language;
    this.root.append(this.panel);
    this.#count(this.session.state.unread);
  }

  #show() {
    this.panel.hidden = false;
    this.launcher.style.display = "none";
    this.launcher.ariaExpanded = "true";
    this.panel.ariaModal = String(matchMedia("(max-width:30em)").matches);
    this.session.save({ open: true });
    this.#count();
    this.log.scrollTop = this.log.scrollHeight;
    this.emit("open");
  }

  /* Escape leaves; Tab goes round. */
  #key(event) {
    if (event.key === "Escape") this.close();
    if (event.key !== "Tab") return;
    const stops = [...this.panel.querySelectorAll("button,a[href],textarea,[tabindex='0']")].filter((one) => one.offsetParent && !one.disabled);
    const [first, last] = [stops[0], stops.at(-1)];
    const at = this.root.activeElement;
    if (event.shiftKey ? at === first || at === this.panel : at === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  #count(unread) {
    this.session.save({ unread });
    this.launcher.lastChild.textContent = unread ?? "";
    this.launcher.ariaLabel = `${this.words.open} ${unread ?? ""}`;
    this.emit("unread", { count: unread ?? 0 });
  }

  /* Counts what came while nobody looked, and shows its beginning. */
  #news(node) {
    if (this.panel.hidden) this.#count((this.session.state.unread ?? 0) + 1);
    this.log.scrollTop = node.offsetTop - this.log.offsetTop - 8;
  }

  // -- messages --------------------------------------------------------------------------------

  #submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.send(text);
  }

  #say(message) {
    this.basket.replaceChildren();
    this.#deliver(this.session.note(message), message);
    this.emit("message", message);
  }

  #deliver(key, message) {
    const turn = new Turn(this.view, message.proposal ? this.words[message.text] : message.text);
    Object.assign(turn, { key, message });
    this.#hush();
    this.log.append(turn.node);
    this.#attempt(turn);
  }

  async #attempt(turn) {
    turn.begin();
    this.log.scrollTop = this.log.scrollHeight;
    this.#sending.set(turn.key, turn);
    await this.session.deliver(turn.key, turn.message, turn);
    this.#sending.delete(turn.key);
  }

  #hush() {
    this.opening.remove();
    for (const turn of [...this.#turns.values(), ...this.#sending.values()]) turn.hush?.();
  }

  #answered(turn, reply) {
    if (this.#turns.has(reply.number)) return turn.node.remove(); // shown already: another tab's news
    const missed = reply.number > Math.max(0, ...this.#turns.keys()) + 1;
    turn.number = reply.number;
    turn.at = new Date().toISOString();
    this.#turns.set(reply.number, turn);
    turn.fill(reply, { newest: true });
    this.#person(reply.handover);
    this.#news(turn.node);
    this.emit("reply", reply);
    if (missed) this.#catchUp();
    this.#refreshCart();
  }

  /* Shows what was said elsewhere: in another tab, or before this page. */
  async #catchUp() {
    await this.ready;
    if (!this.session.state.id) return;
    const response = await this.session.here("").catch(() => undefined);
    if (response) this.#place(await response.json());
  }

  #place({ turns, handover }) {
    const missing = turns.filter(({ number }) => !this.#turns.has(number));
    for (const { number, text, reply, thumb, at } of missing) {
      this.#hush();
      const turn = new Turn(this.view, text);
      Object.assign(turn, { number, at });
      turn.fill(reply, { thumb, newest: number === turns.length && !this.#sending.size });
      this.#put(turn.node, at);
      this.#turns.set(number, turn);
    }
    this.#hear(handover);
    this.log.scrollTop = this.log.scrollHeight;
  }

  /* Puts something into the log before all that was said later. */
  #put(node, at) {
    const later = [...this.#turns.values()].filter((turn) => turn.at > at).sort((a, b) => a.number - b.number)[0];
    const next = later ?? this.#sending.values().next().value;
    if (next) next.node.before(node);
    else this.log.append(node);
  }

  // -- a person, the customer, the cart --------------------------------------------------------

  async #listen() {
    if (document.hidden) return;
    const response = await this.session.here(`/handover?after=${this.#line}`).catch(() => undefined);
    if (response) this.#hear(await response.json());
  }

  #hear(handover) {
    for (const { id, sender, text, at } of handover.lines) {
      if (id <= this.#line) continue;
      this.#line = id;
      this.#hush();
      const words = el("article", { class: "turn", "aria-live": "polite" },
        el("p", { class: "soft" }, sender), el("p", { class: "text" }, text));
      this.#put(words, at);
      this.#news(words);
      this.emit("reply", { sender, text });
    }
    this.#person(handover);
  }

  #person(handover) {
    const state = handover?.state ?? "bot";
    const person = state === "waiting" || state === "agent";
    if (person !== Boolean(this.session.state.person)) this.emit("handover", { state });
    this.session.save({ person: person || undefined });
    this.note.hidden = !person;
    this.note.textContent = state === "agent" ? this.words.agent
      : handover?.takes_a_message ? this.words.message_taken : this.words.waiting;
  }

  /* Tells the server who the shopper is and what the page's own cart holds. */
  async #introduce() {
    const { identity, cart } = this;
    this.identity = this.cart = undefined;
    try {
      if (identity) {
        await this.session.here("/identity", { method: "POST", body: { token: identity } });
        this.emit("identify", { ok: true });
      }
      if (cart) await this.session.here("/cart", { method: "PUT", body: { lines: cart } });
    } catch (error) {
      this.emit("error", { detail: error.message });
    }
  }

  async #add(line) {
    try {
      const body = { ...line, quantity: 1 };
      const response = await this.session.here("/cart/lines", { method: "POST", body });
      this.#showCart(await response.json());
    } catch (error) {
      if (error instanceof Refused && error.possible?.length && !line.option) return error.possible;
      this.note.textContent = error instanceof Refused ? error.message : this.words.failed;
      this.note.hidden = false;
    }
    return undefined;
  }

  async #setCart(gone) {
    const { lines } = this.held;
    const kept = lines.filter((line) => line !== gone).map(({ product_id, item_id, quantity }) => ({ product_id, option: item_id, quantity }));
    const response = await this.session.here("/cart", { method: "PUT", body: { lines: kept } });
    this.#showCart(await response.json());
  }

  #showCart(cart, shown = true) {
    this.held = cart;
    this.opener.textContent = cart.count ? `${this.words.cart} (${cart.count})` : this.words.cart;
    if (shown) this.basket.replaceChildren(cartCard(cart, this.view));
    this.emit("cart", cart);
  }

  async #refreshCart(shown = false) {
    const response = await this.session.here("/cart").catch(() => undefined);
    if (response) this.#showCart(await response.json(), shown);
  }

  #toggleCart() {
    if (this.basket.firstChild) this.basket.replaceChildren();
    else this.#refreshCart(true);
  }

  async #download(order) {
    const response = await this.session.here(`/invoices/${encodeURIComponent(order)}`);
    const href = URL.createObjectURL(await response.blob());
    el("a", { href, download: `${order}.pdf` }).click();
    URL.revokeObjectURL(href);
  }

  async #anew() {
    this.session.save({ id: undefined, token: undefined, person: undefined });
    for (const [key] of this.session.pending) this.session.forget(key);
    this.panel.remove();
    await this.#load({});
    this.open();
  }
}
