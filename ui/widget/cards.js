/* Records as cards: products, the cart, and what waits for a yes. */
import { button, el, fill, price, webAddress } from "./elements.js";

const stock = (words, inStock) =>
  inStock === true ? words.in_stock : inStock === false ? words.sold_out : words.unknown;

/* A product's picture; one that cannot be loaded gives way. */
function picture({ image }, base) {
  const own = /^[a-z]+:/i.test(image) ? image : `images/${image.replace(/^(images)?\//, "")}`;
  const src = webAddress(own, base);
  const hide = (event) => event.target.remove();
  return src && el("img", { src, alt: "", loading: "lazy", referrerpolicy: "no-referrer", error: hide });
}

/* A product; `act` has say(text) and add(product, option), which gives the options to choose from
   where one has to be chosen. */
export function productCard(item, { words, locale, base, act }) {
  const link = item.url && webAddress(item.url);
  const { compare_at_minor: before, price_minor: now, currency } = item;
  const choices = el("div", { class: "row" });
  const add = async (event, option) => {
    const open = await act.add(item, option);
    choices.replaceChildren(
      ...(open ? [words.choose, ...open.map((one) => button(one, (e) => add(e, one)))] : []),
    );
    if (!open) event.target.textContent = words.added;
    choices.querySelector("button")?.focus();
  };
  return el(
    "li",
    { class: "card", "data-id": item.id },
    item.image && picture(item, base),
    item.sponsored && el("p", { class: "soft" }, words.sponsored),
    el("h3", {}, link ? el("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, item.title) : item.title),
    el("p", {}, el("strong", {}, price(now, currency, locale)), before > now && el("s", { class: "soft" }, ` ${price(before, currency, locale)}`)),
    el("p", { class: item.in_stock === false ? "warn" : "soft" }, stock(words, item.in_stock)),
    typeof item.rating === "number" &&
      el("p", { class: "soft", role: "img", "aria-label": fill(words.rated, item.rating) }, `★ ${item.rating.toFixed(1)}`),
    item.why && el("p", { class: "soft" }, item.why),
    el(
      "div",
      { class: "row" },
      button(words.details, () => act.say(fill(words.say_details, item.title)), { "aria-label": `${words.details}: ${item.title}` }),
      button(words.similar, () => act.say(fill(words.say_similar, item.title)), { "aria-label": `${words.similar}: ${item.title}` }),
      item.in_stock !== false && button(words.add, add, { class: "first", "aria-label": `${words.add}: ${item.title}` }),
    ),
    choices,
  );
}

const options = (given) => Object.values(given ?? {}).join(", ");

/* A line of an order or a cart, of a swap, or of a refund. */
function line(entry, currency, locale) {
  const amount = entry.amount_minor ?? entry.price_minor;
  return [
    entry.quantity > 1 && `${entry.quantity} ×`,
    entry.title ?? entry.to,
    options(entry.options),
    entry.new_options && `→ ${options(entry.new_options)}`,
    amount !== undefined && price(entry.new_price_minor ?? amount, currency, locale),
    entry.when,
  ]
    .filter(Boolean)
    .join(" ");
}

/* What was proposed, with every detail, and yes and no. */
export function proposalCard({ action, details }, { words, locale, answer }) {
  const rows = Object.entries(details).flatMap(([name, value]) => {
    if (!(name in words) || value === null || value === "") return [];
    const shown = Array.isArray(value)
      ? value.map((entry) => line(entry, details.currency, locale)).join("\n")
      : name.endsWith("_minor")
        ? price(value, details.currency, locale)
        : String(value);
    return [el("dt", {}, words[name]), el("dd", {}, shown)];
  });
  const buttons = el("div", { class: "row" });
  const choose = (word) => () => {
    buttons.replaceChildren(words.answered);
    answer(word);
  };
  buttons.append(button(words.yes, choose("yes"), { class: "first" }), button(words.no, choose("no")));
  return el(
    "section",
    { class: "box", "aria-label": words.confirm, "data-action": action },
    el("h3", {}, words.confirm),
    el("dl", {}, ...rows),
    buttons,
  );
}

/* The cart; `act` has remove(line) and say(text). */
export function cartCard({ lines, total_minor: total, currency }, { words, locale, act }) {
  const rows = lines.map((entry) =>
    el(
      "li",
      {},
      `${line(entry, currency, locale)} `,
      button("×", () => act.remove(entry), { class: "plain", "aria-label": `${words.remove}: ${entry.title}` }),
    ),
  );
  return el(
    "section",
    { class: "box", "aria-label": words.cart },
    el("h3", {}, words.cart),
    ...(rows.length
      ? [
          el("ul", {}, ...rows),
          el("p", {}, `${words.total}: `, el("strong", {}, price(total, currency, locale))),
          el("div", { class: "row" }, button(words.checkout, () => act.say(words.say_checkout), { class: "first" })),
        ]
      : [el("p", {}, words.cart_empty)]),
  );
}
