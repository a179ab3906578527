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
  /** Set for a README beside the docs folder: the folder its links name as part of their path. */
  docsDir?: string;
};

/**
 * Turns a link as written in Markdown (relative to the file) into one for the
 * generated page (relative to its address). An absolute path that names a page
 * or file of the site leads there. Other hosts, other absolute paths and
 * anchors stay as they are; a link that leads to no file is `dead`.
 */
export function resolveLink(link: string, context: LinkContext): ResolvedLink {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|#|\?|$)/i.test(link)) {
    return { href: link, kind: 'outside' };
  }
  const [, file, rest] = /^([^#?]*)(.*)$/s.exec(link) ?? ['', link, ''];
  const absolute = file.startsWith('/');
  const folder = absolute ? '.' : posix.dirname(context.path);
  const written = decode(absolute ? file.slice(1) : file);
  const target = posix.join(folder, written).replace(/\/$/, '');
  const found = find(target, context);
  if (found) {
    const to = relativeUrl(pageUrl(context.path), encodeURI(found.url));
    return { href: `${to}${rest}`, kind: found.kind };
  }
  return { href: link, kind: absolute ? 'outside' : 'dead' };
}

function find(
  target: string,
  context: LinkContext,
): { url: string; kind: 'page' | 'asset' } | undefined {
  const inside = insideDocs(target, context.docsDir);
  const page = [inside, target]
    .flatMap(path => [
      path,
      `${path}.md`,
      `${path}/index.md`,
      `${path}/README.md`,
      path.replace(/\.html$/, '.md'),
    ])
    .map(candidate => posix.normalize(candidate))
    .find(candidate => context.pages.has(candidate));
  if (page) return { url: pageUrl(page), kind: 'page' };
  const asset = [inside, target].find(path => context.assets.has(path));
  return asset === undefined ? undefined : { url: asset, kind: 'asset' };
}

function insideDocs(target: string, docsDir: string | undefined): string {
  if (docsDir === undefined) return target;
  const prefix = `${posix.normalize(docsDir).replace(/\/+$/, '')}/`;
  return `${target}/`.startsWith(prefix) ? target.slice(prefix.length) : target;
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
