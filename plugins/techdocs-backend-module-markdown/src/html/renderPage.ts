import { posix } from 'path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseMarkdown } from '../markdown/parseMarkdown';
import { humanise } from '../site/planNav';
import { resolveLink } from '../site/resolveLink';
import { Note, RenderedPage, SourcePage } from '../site/types';
import { sanitize } from './sanitize';

/** Everything a page's links may lead to. */
export type RenderContext = {
  pages: ReadonlySet<string>;
  assets: ReadonlySet<string>;
  /** Set for a README beside the docs folder. */
  docsDir?: string;
};

const frontMatterSchema = z.record(z.string(), z.unknown());

/** Renders the Markdown of one page to sanitised HTML. */
export function renderPage(
  path: string,
  source: SourcePage,
  context: RenderContext,
): RenderedPage {
  const { title, body, lines } = splitFrontMatter(source.text);
  const parsed = parseMarkdown(body);
  const at = (line: number, text: string): Note => {
    const origin = source.origins?.[line + lines];
    return origin
      ? { ...origin, text }
      : { path: source.name, line: line + lines + 1, text };
  };
  const notes = parsed.notes.map(({ line, text }) => at(line, text));
  const html = sanitize(parsed.html, address => {
    const link = resolveLink(address, { path, ...context });
    if (link.kind === 'dead') {
      const text = `the link to '${address}' leads nowhere`;
      notes.push(at(parsed.linkLines.get(address) ?? 0, text));
    }
    return link.kind === 'asset'
      ? { address: link.href, download: posix.basename(address) }
      : { address: link.href };
  });
  const first = parsed.headings.find(({ level }) => level === 1);
  const { headings, sections } = parsed;
  return {
    path,
    title: title ?? (first?.text || titleOfPath(path)),
    html,
    headings,
    sections,
    notes,
  };
}

function titleOfPath(path: string): string {
  const name = posix.basename(path, '.md');
  return /^(index|readme)$/i.test(name) ? 'Home' : humanise(name);
}

/** Takes the YAML between two lines of `---` off the top of a page; `lines` is how many went with it. */
function splitFrontMatter(text: string): {
  title?: string;
  body: string;
  lines: number;
} {
  const source = text.replace(/^\uFEFF/, '');
  const match =
    /^---[ \t]*\r?\n(?:([\s\S]{0,10000}?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
      source,
    );
  const matter = match ? parseMatter(match[1] ?? '') : undefined;
  if (!match || !matter) return { body: source, lines: 0 };
  const { title } = matter;
  return {
    title: /^(string|number)$/.test(typeof title) ? `${title}` : undefined,
    body: source.slice(match[0].length),
    lines: match[0].split('\n').length - 1,
  };
}

function parseMatter(text: string): Record<string, unknown> | undefined {
  try {
    const result = frontMatterSchema.safeParse(
      parse(text, {
        logLevel: 'silent',
        maxAliasCount: 0,
        uniqueKeys: false,
      }) ?? {},
    );
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
