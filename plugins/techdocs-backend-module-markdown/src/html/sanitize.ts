import sanitizeHtml from 'sanitize-html';

/** What happens to addresses while sanitising; `download` is the name to save a file under. */
export type LinkRewriter = (
  address: string,
  use: 'link' | 'image',
) => { address: string; download?: string };

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const ALLOWED_TAGS = [
  ...HEADINGS,
  ...[
    'p',
    'div',
    'span',
    'br',
    'hr',
    'blockquote',
    'pre',
    'code',
    'kbd',
    'samp',
  ],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot'],
  ...['tr', 'th', 'td', 'caption', 'a', 'img', 'figure', 'figcaption', 'em'],
  ...['strong', 'b', 'i', 's', 'del', 'ins', 'mark', 'sub', 'sup', 'small'],
  ...['abbr', 'details', 'summary', 'input', 'u', 'var', 'q', 'cite'],
];

// Classes of the reader's own furniture stay out of the hands of authors:
// with them a page could cover the navigation with its own.
const ALLOWED_CLASSES = {
  div: [
    'admonition',
    'note',
    'abstract',
    'info',
    'tip',
    'success',
    'question',
    'warning',
    'failure',
    'danger',
    'bug',
    'example',
    'quote',
    'highlight',
  ],
  details: [
    'admonition',
    'note',
    'abstract',
    'info',
    'tip',
    'success',
    'question',
    'warning',
    'failure',
    'danger',
    'bug',
    'example',
    'quote',
  ],
  p: ['admonition-title'],
  summary: ['admonition-title'],
  li: ['task-list-item'],
  code: ['language-*'],
  a: ['headerlink'],
};

/**
 * Keeps what documentation needs and drops the rest: scripts, styles, event
 * handlers, frames, forms, foreign protocols. Every address passes `rewrite`.
 */
export function sanitize(html: string, rewrite: LinkRewriter): string {
  return sanitizeHtml(html, {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'download', 'id'],
      img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
      input: ['type', 'disabled', 'checked'],
      th: ['align', 'colspan', 'rowspan', 'scope'],
      td: ['align', 'colspan', 'rowspan'],
      details: ['open'],
      ol: ['start'],
      abbr: ['title'],
      ...Object.fromEntries(HEADINGS.map(tag => [tag, ['id']])),
    },
    allowedClasses: ALLOWED_CLASSES,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    nestingLimit: 60,
    exclusiveFilter: ({ tag, attribs }) =>
      (tag === 'input' && attribs.type !== 'checkbox') ||
      (tag === 'img' &&
        /^data:(?!image\/(png|gif|jpeg|webp);)/i.test(attribs.src ?? '')),
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: rewriteLink(attribs, rewrite),
      }),
      img: (tagName, attribs) => ({
        tagName,
        attribs: attribs.src
          ? {
              ...attribs,
              src: rewrite(attribs.src, 'image').address,
              loading: 'lazy',
            }
          : attribs,
      }),
      input: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, disabled: 'disabled' },
      }),
      th: alignment,
      td: alignment,
    },
  });
}

function rewriteLink(
  { download: _download, ...attribs }: sanitizeHtml.Attributes,
  rewrite: LinkRewriter,
): sanitizeHtml.Attributes {
  if (!attribs.href) return attribs;
  const { address, download } = rewrite(attribs.href, 'link');
  return { ...attribs, href: address, ...(download ? { download } : {}) };
}

/** markdown-it aligns cells with `style`, which is not allowed otherwise. */
function alignment(tagName: string, attribs: sanitizeHtml.Attributes) {
  const align = /^text-align:(left|center|right)$/.exec(attribs.style ?? '');
  return {
    tagName,
    attribs: align ? { ...attribs, align: align[1] } : attribs,
  };
}
