import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { Markup } from './html.ts';

export interface RenderMarkdownOptions {
  /** Address of a file's page, for relative links. */
  pageUrl: (path: string) => string;
  /** Address of a file's bytes, for relative images. */
  rawUrl: (path: string) => string;
  /** Folder the text stands in. */
  folder: string;
}

const markdown = new MarkdownIt({ html: true, linkify: true });

const ALLOWED_TAGS = [
  ...sanitizeHtml.defaults.allowedTags,
  'img',
  'details',
  'summary',
  'del',
];

/** Renders a repository's Markdown. Scripts, styles, forms, frames and foreign schemes do not come through. */
export function renderMarkdown(
  text: string,
  options: RenderMarkdownOptions,
): Markup {
  const { pageUrl, rawUrl, folder } = options;
  const clean = sanitizeHtml(markdown.render(text), {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'rel'],
      img: ['src', 'alt', 'title', 'width', 'height'],
      code: ['class'],
      ol: ['start'],
      th: ['align', 'colspan', 'rowspan'],
      td: ['align', 'colspan', 'rowspan'],
    },
    allowedClasses: { code: [/^language-[a-z0-9+-]+$/] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, { href = '', ...rest }) => ({
        tagName,
        attribs: {
          ...rest,
          href: resolve(href, folder, pageUrl),
          rel: 'nofollow noreferrer',
        },
      }),
      img: (tagName, { src = '', ...rest }) => ({
        tagName,
        attribs: { ...rest, src: resolve(src, folder, rawUrl) },
      }),
    },
  });
  return new Markup(clean);
}

/** Leaves full addresses and fragments alone and turns a path in the repository into an address. */
function resolve(
  target: string,
  folder: string,
  toUrl: (path: string) => string,
): string {
  if (target === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target)) {
    return target;
  }
  try {
    const base = new URL(`http://repository/${folder ? `${folder}/` : ''}`);
    const { pathname, hash } = new URL(target, base);
    return toUrl(decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '')) + hash;
  } catch {
    return '#';
  }
}
