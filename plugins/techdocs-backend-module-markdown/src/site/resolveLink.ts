import { posix } from 'path';
import { pageUrl, relativeUrl } from './pageUrl';

/** Where a link of a page leads after generation. */
export type ResolvedLink = {
  href: string;
  kind: 'outside' | 'page' | 'asset' | 'dead';
};

/** What a link is resolved against. */
export type LinkContext = {
  /** Path of the page the link stands in. */
  path: string;
  pages: ReadonlySet<string>;
  assets: ReadonlySet<string>;
};

/**
 * Turns a link as written in Markdown (relative to the file) into one for the
 * generated page (relative to its address). Other hosts, absolute paths and
 * anchors stay as they are; a link that leads to no file is `dead`.
 */
export function resolveLink(link: string, context: LinkContext): ResolvedLink {
  if (/^([a-z][a-z0-9+.-]*:|\/|#|\?|$)/i.test(link)) {
    return { href: link, kind: 'outside' };
  }
  const [, file, rest] = /^([^#?]*)(.*)$/s.exec(link) ?? ['', link, ''];
  const folder = posix.dirname(context.path);
  const target = posix.join(folder, decode(file)).replace(/\/$/, '');
  const from = pageUrl(context.path);
  const page = [
    target,
    `${target}.md`,
    `${target}/index.md`,
    `${target}/README.md`,
  ]
    .map(candidate => posix.normalize(candidate))
    .find(candidate => context.pages.has(candidate));
  if (page) {
    const to = relativeUrl(from, encodeURI(pageUrl(page)));
    return { href: `${to}${rest}`, kind: 'page' };
  }
  if (context.assets.has(target)) {
    const to = relativeUrl(from, encodeURI(target));
    return { href: `${to}${rest}`, kind: 'asset' };
  }
  return { href: link, kind: 'dead' };
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
