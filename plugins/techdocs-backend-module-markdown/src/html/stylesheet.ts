/**
 * Base styles of a page. The TechDocs reader adds its own on top (colours,
 * type, the places of the sidebars) and drops every other style; without one
 * stylesheet it never shows the page.
 */
export const stylesheet = `
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; line-height: 1.6; -webkit-text-size-adjust: 100%; }
.md-toggle, .md-header { display: none; }
.md-overlay { display: none; }
.md-container { position: relative; }
.md-main__inner { padding: 0 0.5rem; }

.md-sidebar { padding: 1rem 0; }
.md-sidebar__scrollwrap { overflow-y: auto; padding: 0 0.75rem; scrollbar-width: thin; }
.md-nav { line-height: 1.4; }
.md-nav__title { display: block; font-weight: 700; padding: 0 0.5rem 0.5rem; overflow-wrap: anywhere; }
.md-nav__list { list-style: none; margin: 0; padding: 0; }
.md-nav__link {
  color: inherit; cursor: pointer; text-decoration: none;
  padding: 0.35rem 0.5rem; border-radius: 4px; overflow-wrap: anywhere;
}
.md-nav__link:hover { background: rgba(127, 127, 127, 0.14); }
.md-nav__link:focus-visible, .md-typeset a:focus-visible, .md-typeset summary:focus-visible {
  outline: 2px solid currentColor; outline-offset: 1px;
}
.md-nav__link--active { font-weight: 600; }
.md-nav__item--nested > .md-nav { display: none; padding-left: 0.75rem; }
.md-nav__toggle:checked ~ .md-nav { display: block; }
.md-nav__icon { display: inline-block; flex: none; }
.md-nav__icon::after {
  content: ""; display: block; background: currentColor; opacity: 0.6;
  -webkit-mask: var(--md-nav-icon--next) center / contain no-repeat;
  mask: var(--md-nav-icon--next) center / contain no-repeat;
}
.md-nav__toggle:checked ~ .md-nav__link .md-nav__icon::after { transform: rotate(90deg); }
.md-nav__item--level-3 { padding-left: 0.75rem; }
.md-nav--secondary { border-left: 1px solid rgba(127, 127, 127, 0.3); padding-left: 0.5rem; }

.md-content__inner { padding: 1rem 1.5rem 3rem; max-width: 56rem; }
.md-typeset { overflow-wrap: break-word; color: var(--md-typeset-color); }
article.md-typeset { font-size: max(var(--md-typeset-font-size), 0.9375rem); }
.md-container .md-nav { font-size: max(calc(var(--md-typeset-font-size) * 0.9), 0.875rem); }
.md-icon svg { display: block; width: 1.5rem; height: 1.5rem; fill: currentColor; }
.md-clipboard svg { width: 1.1rem; height: 1.1rem; }
.md-clipboard { padding: 0.25rem; border: 0; background: none; color: inherit; cursor: pointer; opacity: 0.6; }
.md-clipboard:hover, .md-clipboard:focus-visible { opacity: 1; }
.md-typeset h1 { margin: 0 0 1.25rem; }
.md-typeset h2 { margin: 2.25rem 0 0.75rem; }
.md-typeset h3, .md-typeset h4, .md-typeset h5, .md-typeset h6 { margin: 1.75rem 0 0.5rem; }
.md-typeset p, .md-typeset ul, .md-typeset ol, .md-typeset dl { margin: 0 0 1rem; }
.md-typeset ul, .md-typeset ol { padding-left: 1.6rem; }
.md-typeset li { margin: 0.25rem 0; }
.md-typeset li > ul, .md-typeset li > ol { margin: 0.25rem 0; }
.md-typeset a { color: var(--md-typeset-a-color); text-decoration: underline; text-underline-offset: 0.15em; }
.md-typeset img { max-width: 100%; height: auto; }
.md-typeset hr { border: 0; margin: 2rem 0; }
.md-typeset blockquote { margin: 0 0 1rem; padding: 0.1rem 1rem; }
.md-typeset .headerlink { margin-left: 0.4rem; opacity: 0; text-decoration: none; }
.md-typeset :hover > .headerlink, .md-typeset .headerlink:focus { opacity: 0.7; }
.md-typeset :is(h1, h2, h3, h4, h5, h6) { scroll-margin-top: 5rem; }
.md-typeset code {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.9em;
  color: var(--md-code-fg-color); background: var(--md-code-bg-color);
  padding: 0.1em 0.3em; border-radius: 4px;
}
.md-typeset pre { position: relative; margin: 0 0 1rem; line-height: 1.5; }
.md-typeset pre > code {
  display: block; overflow-x: auto; padding: 0.9rem 3.2rem 0.9rem 1rem;
  border: 1px solid rgba(127, 127, 127, 0.25); border-radius: 6px;
}
.md-typeset table:not([class]) { display: block; width: fit-content; max-width: 100%; overflow-x: auto; margin: 0 0 1.25rem; }
.md-typeset th, .md-typeset td { padding: 0.5rem 0.8rem; text-align: left; vertical-align: top; }
.md-typeset [align="center"] { text-align: center; }
.md-typeset [align="right"] { text-align: right; }
.md-typeset .task-list-item { list-style: none; margin-left: -1.4rem; }
.md-typeset .task-list-item input { margin: 0 0.4rem 0 0; }

.md-typeset .admonition {
  --admonition: #2563c9; margin: 0 0 1.25rem; padding: 0 1rem;
  border: 1px solid rgba(127, 127, 127, 0.25); border-left: 4px solid var(--admonition); border-radius: 6px;
}
.md-typeset .admonition > :last-child { margin-bottom: 0.8rem; }
.md-typeset .admonition-title { position: relative; margin: 0.7rem 0 0.4rem; font-weight: 700; list-style: none; }
.md-typeset summary.admonition-title { cursor: pointer; }
.md-typeset .admonition .admonition-title::before {
  content: "i"; position: absolute; left: 0.4rem; border-radius: 50%; background: var(--admonition); color: #fff;
  font: 700 13px/20px ui-sans-serif, system-ui, sans-serif; text-align: center;
}
.md-typeset .admonition:is(.tip, .success) { --admonition: #1b7f4b; }
.md-typeset .admonition:is(.tip, .success) .admonition-title::before { content: "\\2713"; }
.md-typeset .admonition:is(.warning, .question) { --admonition: #a65c00; }
.md-typeset .admonition.warning .admonition-title::before { content: "!"; }
.md-typeset .admonition.question .admonition-title::before { content: "?"; }
.md-typeset .admonition:is(.danger, .failure, .bug) { --admonition: #c0272d; }
.md-typeset .admonition:is(.danger, .failure, .bug) .admonition-title::before { content: "!"; }

.md-typeset .admonition.inline { float: left; width: min(18rem, 100%); margin: 0 1rem 0.8rem 0; }
.md-typeset .admonition.inline.end { float: right; margin: 0 0 0.8rem 1rem; }
.md-typeset .tabbed-set { margin: 0 0 1.25rem; }
.md-typeset .tabbed-block { padding: 0 0 0 1rem; border-left: 3px solid rgba(127, 127, 127, 0.35); margin: 0 0 0.8rem; }
.md-typeset .tabbed-title { margin: 0 0 0.4rem; font-weight: 700; }
.md-typeset .filename { display: block; font-weight: 700; font-size: 0.9em; margin: 0 0 0.3rem; }
.md-typeset kbd {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.85em; padding: 0.1em 0.4em;
  border: 1px solid rgba(127, 127, 127, 0.5); border-bottom-width: 2px; border-radius: 4px;
}
.md-typeset dt { font-weight: 700; }
.md-typeset dd { margin: 0 0 0.5rem 1.5rem; }
.md-typeset abbr[title] { text-decoration: underline dotted; cursor: help; }
.md-typeset .footnotes { font-size: 0.9em; }
.md-typeset .md-button {
  display: inline-block; padding: 0.4rem 1rem; border: 2px solid currentColor; border-radius: 4px; text-decoration: none;
}
.md-typeset img[align="left"] { float: left; margin: 0 1rem 0.8rem 0; }
.md-typeset img[align="right"] { float: right; margin: 0 0 0.8rem 1rem; }

.dugnad-next { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; margin-top: 3rem; }
.md-typeset .dugnad-next__link {
  display: block; min-width: 12rem; padding: 0.7rem 1rem; text-decoration: none;
  border: 1px solid rgba(127, 127, 127, 0.35); border-radius: 6px;
}
.md-typeset .dugnad-next__link:hover { text-decoration: underline; }
.dugnad-next__link small { display: block; color: var(--md-default-fg-color--light); }
.dugnad-next__link--next { text-align: right; }

@media screen and (min-width: 76.25em) {
  #toggle-sidebar { display: none; }
  .md-nav--primary > .md-nav__title { cursor: default; }
}
@media screen and (max-width: 76.1875em) {
  #toggle-sidebar { cursor: pointer; float: right; }
  .md-sidebar--primary { position: fixed; top: 0; bottom: 0; overflow-y: auto; padding-top: 4.5rem; background: var(--md-default-bg-color); }
  .md-content__inner { padding: 0.5rem 0.5rem 3rem; }
  [data-md-toggle="drawer"]:checked ~ .md-overlay {
    display: block; position: fixed; inset: 0; z-index: 150; background: rgba(0, 0, 0, 0.45);
  }
}
@media print {
  .dugnad-next, .headerlink { display: none; }
}
`.trim();
