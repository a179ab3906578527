import { posix } from 'path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseMarkdown } from '../markdown/parseMarkdown';
import { humanise } from '../site/planNav';
import { resolveLink } from '../site/resolveLink';
import { RenderedPage } from '../site/types';
import { sanitize } from './sanitize';

/** Everything a page's links may lead to. */
export type RenderContext = {
  pages: ReadonlySet<string>;
  assets: ReadonlySet<string>;
};

const frontMatterSchema = z.object({ title: z.coerce.string().optional() });

/** Renders the Markdown of one page to sanitised HTML. */
export function renderPage(
  path: string,
  text: string,
  context: RenderContext,
): RenderedPage {
  const { title, body } = splitFrontMatter(text);
  const parsed = parseMarkdown(body);
  const deadLinks: string[] = [];
  const html = sanitize(parsed.html, address => {
    const link = resolveLink(address, { path, ...context });
    if (link.kind === 'dead') deadLinks.push(address);
    return link.kind === 'asset'
      ? { address: link.href, download: posix.basename(address) }
      : { address: link.href };
  });
  const first = parsed.headings.find(({ level }) => level === 1);
  return {
    path,
    title: title ?? (first?.text || titleOfPath(path)),
    html,
    headings: parsed.headings,
    sections: parsed.sections,
    deadLinks,
  };
}

function titleOfPath(path: string): string {
  const name = posix.basename(path, '.md');
  return /^(index|readme)$/i.test(name) ? 'Home' : humanise(name);
}

/** Takes the YAML between two lines of `---` off the top of a page. */
function splitFrontMatter(text: string): { title?: string; body: string } {
  const source = text.replace(/^\uFEFF/, '');
  const match = /^---\r?\n([\s\S]{0,10000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(
    source,
  );
  if (!match) return { body: source };
  const matter = parseMatter(match[1]);
  return matter
    ? { ...matter, body: source.slice(match[0].length) }
    : { body: source };
}

function parseMatter(text: string): { title?: string } | undefined {
  try {
    const result = frontMatterSchema.safeParse(
      parse(text, { logLevel: 'error', maxAliasCount: 0 }) ?? {},
    );
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
