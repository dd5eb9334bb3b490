/* One message and its answer in the log, from the first sign of life to the whole reply. */
import { productCard, proposalCard } from "./cards.js";
import { button, el, linked } from "./elements.js";

export class Turn {
  /* `view` has words, locale, base and act: what a click does. */
  constructor(view, text) {
    this.view = view;
    this.answer = el("div", { "aria-live": "polite" });
    const said = el("p", { class: "said" }, el("span", { class: "unseen" }, `${view.words.said}: `), text);
    this.node = el("article", { class: "turn" }, text && said, this.answer);
  }

  /* Only the newest answer is read out by itself. */
  hush() {
    this.answer.removeAttribute("aria-live");
    this.more?.remove();
  }

  #say(text, kind = "") {
    this.bubble.className = `text ${kind}`;
    this.bubble.textContent = text;
  }

  begin() {
    this.heard = "";
    this.bubble = el("p", {});
    this.#say(this.view.words.busy, "busy");
    this.answer.setAttribute("aria-busy", "true");
    this.answer.replaceChildren(this.bubble);
  }

  progress({ text }) {
    if (!this.heard) this.#say(text, "busy");
  }

  delta({ text }) {
    this.heard += text;
    this.#say(this.heard);
  }

  reply(reply) {
    this.view.act.answered(this, reply);
  }

  refused(detail) {
    this.#end();
    this.#say(detail, "warn");
  }

  lost() {
    const { words, act } = this.view;
    this.refused(words.lost);
    this.answer.append(button(words.again, () => act.again(this)));
  }

  #end() {
    this.answer.setAttribute("aria-busy", "false");
  }

  /* Shows the whole reply; what a turn of long ago proposed is not offered again. */
  fill(reply, { thumb, newest }) {
    const { view } = this;
    const { words, act } = view;
    this.#end();
    this.bubble ??= el("p", {});
    const { claims = [] } = reply;
    this.#say("");
    this.bubble.append(...linked(reply.text, claims.map(({ text, ok }) => ok && text).join("\n")));
    const [, invoice] = /\/invoices\/([^\s/]+)/.exec(reply.text) ?? [];
    const open = newest && reply.confirmation;
    this.more = el(
      "div",
      { class: "row", role: "group", "aria-label": words.suggestions },
      ...(newest ? reply.suggestions.map((text) => button(text, () => act.say(text))) : []),
    );
    this.answer.replaceChildren(
      ...(reply.text ? [this.bubble] : []),
      ...(reply.shelf.length
        ? [el("ul", { class: "shelf", tabindex: 0, role: "list", "aria-label": words.shelf }, ...reply.shelf.map((item) => productCard(item, view)))]
        : []),
      ...(invoice ? [button(words.invoice, () => act.invoice(decodeURIComponent(invoice)))] : []),
      ...(open ? [proposalCard(open, { ...view, answer: (word) => act.answer(open.id, word) })] : []),
      ...(reply.text ? [this.#judge(thumb)] : []),
      this.more,
    );
  }

  /* Thumbs, and after a bad one the reason. */
  #judge(given) {
    const { words, act } = this.view;
    const reasons = el("div", { class: "row" });
    const row = el("div", { class: "row" });
    const give = (thumb, reason) => act.judge(this, thumb, reason);
    const choices = [
      ["up", words.good],
      ["down", words.bad],
    ].map(([thumb, label]) => {
      const click = () => {
        for (const choice of choices) choice.setAttribute("aria-pressed", choice.dataset.thumb === thumb);
        give(thumb);
        const thank = (reason) => () => {
          give(thumb, reason);
          reasons.replaceChildren(words.thanks);
        };
        reasons.replaceChildren(
          ...(thumb === "up"
            ? [words.thanks]
            : [words.why, ...words.reasons.map((reason) => button(reason, thank(reason)))]),
        );
      };
      return button(label, click, { class: "plain soft", "data-thumb": thumb, "aria-pressed": given === thumb });
    });
    row.append(...choices, reasons);
    return row;
  }
}
