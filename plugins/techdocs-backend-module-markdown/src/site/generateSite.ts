import { createHash } from 'crypto';
import { ALL_PAGES, allPages } from '../html/allPagesHtml';
import { pageHtml } from '../html/pageHtml';
import { renderPage } from '../html/renderPage';
import { stylesheet } from '../html/stylesheet';
import { indexNav } from './indexNav';
import { limits } from './limits';
import { pageUrl } from './pageUrl';
import { planNav } from './planNav';
import { searchIndex } from './searchIndex';
import { Note, RenderedPage, SiteConfig, SiteFiles } from './types';

/** A finished site: text by path, made as it is asked for. Assets are copied as they are. */
export type GeneratedSite = {
  texts: Iterable<[path: string, text: string]>;
  notes: Note[];
};

/**
 * Turns the files of a site into what the TechDocs reader and search expect.
 *
 * @param onPage - told the path of each page before work on it begins
 */
export function generateSite(
  config: SiteConfig,
  files: SiteFiles,
  onPage: (path: string) => void = () => {},
): GeneratedSite {
  const { pages, notes } = renderPages(config, files, onPage);
  const titles = new Map(pages.map(({ path, title }) => [path, title]));
  const nav = planNav(config.nav, titles);
  const search = searchIndex(pages);
  return {
    texts: textsOf(config, pages, nav.items, JSON.stringify(search.index)),
    notes: [
      ...files.notes,
      ...nav.notes,
      ...notes,
      ...search.leftOut.map(path => ({
        path,
        text: 'search does not know its words: the site has too many',
      })),
    ],
  };
}

function renderPages(
  config: SiteConfig,
  files: SiteFiles,
  onPage: (path: string) => void,
): { pages: RenderedPage[]; notes: Note[] } {
  const context = {
    pages: new Set(files.pages.keys()),
    assets: new Set(files.assets.keys()),
  };
  const pages: RenderedPage[] = [];
  const notes: Note[] = [];
  let characters = 0;
  for (const [path, source] of files.pages) {
    onPage(source.name);
    const docsDir = source.name === files.readme ? config.docsDir : undefined;
    const page = attempt(() =>
      renderPage(path, source, { ...context, docsDir }),
    );
    if (page instanceof Error) {
      const text = `left out: it could not be rendered: ${page.message}`;
      notes.push({ path: source.name, text });
      continue;
    }
    for (const note of page.notes) notes.push(note);
    const problem = problemOf(page, characters);
    if (problem) notes.push({ path: source.name, text: problem });
    if (page.html.length > limits.htmlCharacters) continue;
    characters += page.html.length;
    if (characters > limits.siteHtmlCharacters) break;
    pages.push({ ...page, notes: [] });
  }
  return { pages, notes };
}

/** One page that grows beyond what a string can hold does not take the others with it. */
function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function problemOf(page: RenderedPage, before: number): string | undefined {
  const { length } = page.html;
  if (length > limits.htmlCharacters) {
    return `left out: it becomes ${length} characters of HTML, the limit is ${limits.htmlCharacters}`;
  }
  if (before + length > limits.siteHtmlCharacters) {
    return `left out, and what follows: the site is more than ${limits.siteHtmlCharacters} characters of HTML`;
  }
  return page.headings.length > limits.headings
    ? `has ${page.headings.length} headings: its contents and search show ${limits.headings}`
    : undefined;
}

function* textsOf(
  config: SiteConfig,
  pages: RenderedPage[],
  items: ReturnType<typeof planNav>['items'],
  index: string,
): Iterable<[string, string]> {
  const nav = indexNav(items);
  const paths = new Set(pages.map(({ path }) => path));
  const frame = {
    config,
    nav,
    hasAllPages: !nav.whole && !paths.has(ALL_PAGES),
    stylesheet: stylesheetPath(),
  };
  const urls = new Set<string>();
  for (const page of pages) {
    const url = `${pageUrl(page.path)}index.html`;
    if (urls.has(url)) continue;
    urls.add(url);
    yield [url, pageHtml(page, frame)];
  }
  const [home] = pages;
  if (home && !urls.has('index.html')) {
    yield ['index.html', pageHtml({ ...home, path: 'index.md' }, frame)];
  }
  if (frame.hasAllPages) {
    const page = allPages(nav);
    yield [`${pageUrl(page.path)}index.html`, pageHtml(page, frame)];
  }
  yield [frame.stylesheet, stylesheet];
  yield ['search/search_index.json', index];
}

/** The reader only lets stylesheets of this name pass. */
function stylesheetPath(): string {
  const hash = createHash('sha256').update(stylesheet).digest('hex');
  return `assets/stylesheets/main.${hash.slice(0, 8)}.min.css`;
}
