/* Keeps what is marked data-fresh as it is on the server, without disturbing what is being typed. */
const EVERY_MS = 4000;

async function refresh() {
  if (document.hidden || !document.querySelector("[data-fresh]")) return;
  const response = await fetch(location.href, { cache: "no-store" });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const [now, next] = [document, fresh].map((page) => page.querySelector("[data-fresh]"));
  document.title = fresh.title;
  if (next && next.textContent !== now.textContent) now.replaceWith(document.adoptNode(next));
}

setInterval(() => refresh().catch(() => {}), EVERY_MS);
