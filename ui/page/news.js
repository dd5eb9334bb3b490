// Asks for what was said in another tab, or while this page was away or without a connection.
const ask = () => { if (!document.hidden) trigger('news', {}); };
element.setAttribute('aria-live', 'polite');
for (const event of ['storage', 'online']) window.addEventListener(event, ask);
window.addEventListener('pageshow', (event) => { if (event.persisted) ask(); });
document.addEventListener('visibilitychange', ask);
