/* Puts a launcher on a page; the panel is fetched when it is first needed. It leaves one global and
   storage keys of one beginning; its elements are in a shadow tree, where no style of the page
   reaches. */
(() => {
  "use strict";
  const { dataset, src } = document.currentScript;
  const settings = { ...dataset };
  const base = new URL(".", src).href;
  const storageKey = `vitrine:${settings.shop}`;
  const listeners = {};
  let loading, arrive;
  const arrived = new Promise((resolve) => (arrive = resolve)); // with the panel

  // In a task of its own and with a copy, so that no listener can stop or change anything here.
  const emit = (event, detail) => {
    for (const listener of listeners[event] || [])
      queueMicrotask(() => listener(structuredClone(detail)));
  };

  const host = document.createElement("vitrine-widget");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  // `!important` inside a shadow tree outdoes the page's.
  sheet.replaceSync(`
:host{all:initial!important;position:fixed!important;display:block!important;
z-index:2147483647!important;bottom:var(--vitrine-offset,20px)!important;
right:var(--vitrine-offset,20px)!important;color-scheme:var(--vitrine-theme,light dark)!important}
:host([data-position=left]){right:auto!important;left:var(--vitrine-offset,20px)!important}
.launcher{all:unset;display:grid;place-items:center;width:60px;height:60px;border-radius:50%;
cursor:pointer;color:var(--vitrine-on-accent,#fff);background:var(--vitrine-accent,#17594a);
box-shadow:0 4px 16px #0005}
.launcher:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #000}
.icon{width:28px;height:26px;background:currentColor;
clip-path:polygon(0 0,100% 0,100% 75%,50% 75%,22% 100%,22% 75%,0 75%)}
.unread{position:absolute;top:-4px;right:-4px;padding:0 8px;border-radius:12px;background:#b3261e;
color:#fff;font:700 13px/24px system-ui}
.unread:empty{display:none}`);
  root.adoptedStyleSheets = [sheet];

  const make = (name, className) => {
    const element = document.createElement(name);
    element.className = className;
    return element;
  };
  const launcher = make("button", "launcher");
  const unread = make("span", "unread");
  launcher.type = "button";
  launcher.ariaHasPopup = "dialog";
  launcher.ariaExpanded = "false";
  launcher.append(make("span", "icon"), unread);
  root.append(launcher);

  const load = () => {
    loading ??= import(`${base}widget/panel.js`).then(
      ({ start }) => arrive(start({ root, host, launcher, settings, base, storageKey, emit })),
      (error) => {
        loading = null; // the next click tries again
        emit("error", { detail: String(error) });
      },
    );
  };
  const api = {
    on(event, listener) {
      (listeners[event] ??= []).push(listener);
    },
    push(...calls) {
      for (const [name, ...given] of calls) api[name]?.(...given);
    },
  };
  for (const name of ["open", "send", "close", "identify", "setLocale", "setContext"]) {
    api[name] = (...given) => {
      arrived.then((panel) => panel[name](...given));
      if (name === "open" || name === "send") load();
    };
  }

  for (const name of ["accent", "theme"])
    if (settings[name]) host.style.setProperty(`--vitrine-${name}`, settings[name]);
  host.dataset.position = settings.position;
  launcher.onclick = () => api.open();
  document.documentElement.append(host);
  host.popover = "manual"; // the top layer, above every z-index; without it, the highest one
  host.showPopover?.();
  let state = {};
  let pending = false;
  try {
    state = JSON.parse(localStorage.getItem(storageKey)) || state;
    pending = Object.keys(localStorage).some((name) => name.startsWith(`${storageKey}/`));
  } catch {} // storage that is forbidden or not ours
  const chinese = /^zh/i.test(state.locale || settings.locale || navigator.language);
  const name = chinese ? "打开购物助手" : "Open the shopping assistant";
  unread.textContent = state.unread || ""; // replies that were not seen
  launcher.ariaLabel = `${name} ${unread.textContent}`;
  if (state.open || pending || state.person) load();

  const { vitrine = [] } = window;
  if (Array.isArray(vitrine)) {
    window.vitrine = Object.freeze(api);
    api.push(...vitrine);
  }
})();
