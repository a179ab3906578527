const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Elements that pages may have. */
export const ALLOWED_TAGS = [
  ...HEADINGS,
  ...['p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'code', 'kbd'],
  ...['samp', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody'],
  ...['tfoot', 'tr', 'th', 'td', 'caption', 'a', 'img', 'figure', 'figcaption'],
  ...['em', 'strong', 'b', 'i', 's', 'del', 'ins', 'mark', 'sub', 'sup'],
  ...['small', 'abbr', 'details', 'summary', 'input', 'u', 'var', 'q', 'cite'],
  ...['section', 'center'],
];

const BOXES = [
  ...['admonition', 'note', 'abstract', 'info', 'tip', 'success', 'question'],
  ...['warning', 'failure', 'danger', 'bug', 'example', 'quote', 'inline'],
  'end',
];

/**
 * Classes that pages may have. Those of the reader's own furniture stay out of
 * the hands of authors: with them a page could cover the navigation with its own.
 */
export const ALLOWED_CLASSES = {
  div: [...BOXES, 'highlight', 'tabbed-set', 'tabbed-block', 'grid', 'cards'],
  details: BOXES,
  p: ['admonition-title', 'tabbed-title'],
  summary: ['admonition-title'],
  li: ['task-list-item', 'footnote-item'],
  ul: ['grid', 'cards'],
  ol: ['footnotes-list'],
  section: ['footnotes'],
  hr: ['footnotes-sep'],
  sup: ['footnote-ref'],
  span: ['keys', 'filename'],
  code: ['language-*'],
  a: ['headerlink', 'footnote-backref', 'md-button', 'md-button--primary'],
};

/** Attributes that pages may have. `id` is checked apart. */
export const ALLOWED_ATTRIBUTES = {
  '*': ['id'],
  a: ['href', 'title', 'download'],
  img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'align'],
  input: ['type', 'disabled', 'checked'],
  th: ['align', 'colspan', 'rowspan', 'scope'],
  td: ['align', 'colspan', 'rowspan'],
  p: ['align'],
  div: ['align'],
  details: ['open'],
  ol: ['start'],
  abbr: ['title'],
};
