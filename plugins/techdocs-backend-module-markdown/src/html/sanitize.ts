import sanitizeHtml from 'sanitize-html';
import {
  ALLOWED_ATTRIBUTES,
  ALLOWED_CLASSES,
  ALLOWED_TAGS,
} from './allowedHtml';

/** What happens to addresses while sanitising; `download` is the name to save a file under. */
export type LinkRewriter = (
  address: string,
  use: 'link' | 'image',
) => { address: string; download?: string };

/** An id that the reader's own furniture does not go by. */
const ID = /^(?!__|md-|toggle-)[^\s"'<>&]{1,300}$/;

/**
 * Keeps what documentation needs and drops the rest: scripts, styles, event
 * handlers, frames, forms, foreign protocols. Every address passes `rewrite`.
 */
export function sanitize(html: string, rewrite: LinkRewriter): string {
  return sanitizeHtml(html, {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: ALLOWED_ATTRIBUTES,
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
      '*': ownIds,
      a: (tagName, attribs) => ({
        tagName,
        attribs: rewriteLink(attribs, rewrite),
      }),
      img: (tagName, attribs) => ({
        tagName,
        attribs: rewriteImage(attribs, rewrite),
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

function ownIds(tagName: string, { id, ...attribs }: sanitizeHtml.Attributes) {
  return {
    tagName,
    attribs: id && ID.test(id) ? { ...attribs, id } : attribs,
  };
}

function rewriteLink(
  { download: _download, ...attribs }: sanitizeHtml.Attributes,
  rewrite: LinkRewriter,
): sanitizeHtml.Attributes {
  if (!attribs.href) return attribs;
  const { address, download } = rewrite(attribs.href, 'link');
  return { ...attribs, href: address, ...(download ? { download } : {}) };
}

function rewriteImage(
  attribs: sanitizeHtml.Attributes,
  rewrite: LinkRewriter,
): sanitizeHtml.Attributes {
  return attribs.src
    ? {
        ...attribs,
        src: rewrite(attribs.src, 'image').address,
        loading: 'lazy',
      }
    : attribs;
}

/** markdown-it aligns cells with `style`, which is not allowed otherwise. */
function alignment(tagName: string, attribs: sanitizeHtml.Attributes) {
  const align = /^text-align:(left|center|right)$/.exec(attribs.style ?? '');
  return {
    tagName,
    attribs: align ? { ...attribs, align: align[1] } : attribs,
  };
}
