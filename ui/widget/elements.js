/* Elements made by hand: text is only ever text, so there is nothing to escape. */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

export const button = (label, click, props = {}) =>
  el("button", { type: "button", click, ...props }, label);

/* Words with a value in their place. */
export const fill = (words, value) => words.replace("{}", () => value);

/* An address of the web, or nothing: never javascript: or data:. */
export function webAddress(address, base) {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/* Text in which the addresses that were checked are links. */
export function linked(text, checked) {
  return text.split(/((?<![\w./])(?:https?:\/\/|\/(?!api\/)\w)[^\s<>"']*[^\s<>"'.,;:!?)。，；：！？）])/).map((part, at) => {
    const href = at % 2 && checked.includes(part) && webAddress(part, location);
    const shown = part.length > 40 ? `${part.slice(0, 40)}…` : part;
    return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, shown) : part;
  });
}

/* An amount in minor units as people write it. */
export function price(minor, currency, locale) {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}
