const style = `
:root {
  --page: #f6f7f9; --surface: #fff; --text: #16202b; --muted: #5a6672;
  --line: #dde2e8; --accent: #0b5f4e; --code: #f1f3f5; --focus: #1d6fd8;
  --added: #0d6b3c; --removed: #a62b1f;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10151a; --surface: #171d24; --text: #e8edf2; --muted: #9aa7b4;
    --line: #2a333d; --accent: #6fd3b5; --code: #1d252d; --focus: #7db3ff;
    --added: #6fd39a; --removed: #ff9b8f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px 12px; z-index: 1; }
header { background: var(--surface); border-bottom: 1px solid var(--line); }
header nav, main, footer { max-width: 1080px; margin: 0 auto; padding: 12px 24px; }
header nav { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; min-height: 56px; }
.mark { display: inline-flex; gap: 8px; align-items: center; font-weight: 650; color: var(--text); }
header ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; min-width: 0; }
header li { overflow-wrap: anywhere; }
header li + li::before { content: "/"; color: var(--muted); margin: 0 8px; }
footer { color: var(--muted); font-size: 14px; padding-bottom: 40px; }
h1 { font-size: 26px; line-height: 1.25; margin: 20px 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 28px 0 8px; }
.muted { color: var(--muted); }
.lead { color: var(--muted); margin: 0 0 16px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 20px; overflow: hidden; }
.card > .bar { display: flex; flex-wrap: wrap; gap: 6px 16px; align-items: center; padding: 10px 16px; border-bottom: 1px solid var(--line); font-size: 14px; }
.card > .bar .grow { flex: 1 1 240px; min-width: 0; overflow-wrap: anywhere; }
.card > .bar:last-child { border-bottom: 0; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows li { display: flex; gap: 12px; align-items: baseline; padding: 9px 16px; border-top: 1px solid var(--line); }
.rows li:first-child { border-top: 0; }
.rows .grow { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.rows .end { color: var(--muted); font-size: 14px; white-space: nowrap; }
.icon { flex: none; width: 16px; height: 16px; fill: var(--muted); align-self: center; }
.badge { border: 1px solid var(--line); border-radius: 999px; padding: 1px 10px; font-size: 13px; color: var(--muted); white-space: nowrap; }
.clone { display: flex; gap: 8px; align-items: center; flex: 1 1 320px; min-width: 0; }
.clone code { flex: 1; min-width: 0; overflow-x: auto; white-space: nowrap; background: var(--code); border-radius: 6px; padding: 6px 10px; }
button, .button { font: inherit; font-size: 14px; color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 5px 12px; min-height: 36px; cursor: pointer; display: inline-flex; align-items: center; white-space: nowrap; }
button:hover, .button:hover { border-color: var(--muted); text-decoration: none; }
code, pre { font: 14px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.file { margin: 0; padding: 12px 0; overflow-x: auto; tab-size: 4; }
.file ol { margin: 0; padding: 0 16px 0 64px; min-width: max-content; }
.file li { padding-left: 8px; white-space: pre; }
.file li::marker { color: var(--muted); font-size: 12px; }
.diff { margin: 0; padding: 12px 16px; overflow-x: auto; white-space: pre; }
.diff .added { color: var(--added); } .diff .removed { color: var(--removed); } .diff .where { color: var(--muted); }
.prose { padding: 8px 24px 24px; overflow-wrap: break-word; max-width: 80ch; }
.prose h1 { margin-top: 16px; } .prose img { max-width: 100%; }
.prose pre { background: var(--code); border-radius: 8px; padding: 12px 16px; overflow-x: auto; }
.prose :not(pre) > code { background: var(--code); border-radius: 4px; padding: 1px 5px; overflow-wrap: anywhere; }
.prose table { border-collapse: collapse; display: block; overflow-x: auto; }
.prose td, .prose th { border: 1px solid var(--line); padding: 6px 12px; text-align: left; }
.prose blockquote { margin: 0; padding-left: 16px; border-left: 3px solid var(--line); color: var(--muted); }
.empty { padding: 32px 24px; } .empty pre { background: var(--code); border-radius: 8px; padding: 12px 16px; overflow-x: auto; }
.note { border-left: 4px solid var(--accent); }
@media (max-width: 600px) {
  header nav, main, footer { padding-left: 16px; padding-right: 16px; }
  .rows .end { font-size: 13px; } .prose { padding: 4px 16px 16px; } .file ol { padding-left: 48px; }
}
`;

const copy = `
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Press Ctrl+C';
      getSelection().selectAllChildren(button.previousElementSibling);
    }
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}
`;

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0b5f4e"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"><path d="M8 8.5v7M8 12h4a4 4 0 0 0 4-3.5"/></g><g fill="#fff"><circle cx="8" cy="7" r="2"/><circle cx="8" cy="17" r="2"/><circle cx="16" cy="7" r="2"/></g></svg>`;

/** The files the pages use. */
export const assets = {
  'style.css': { type: 'text/css; charset=utf-8', content: style },
  'copy.js': { type: 'text/javascript; charset=utf-8', content: copy },
  'mark.svg': { type: 'image/svg+xml', content: mark },
};
