import { createHash } from 'crypto';
import { pageHtml } from '../html/pageHtml';
import { renderPage } from '../html/renderPage';
import { stylesheet } from '../html/stylesheet';
import { pageUrl } from './pageUrl';
import { planNav } from './planNav';
import { searchIndex } from './searchIndex';
import { SiteConfig, SiteFiles } from './types';

/** A finished site in memory: text by path. Assets are copied as they are. */
export type GeneratedSite = {
  texts: Map<string, string>;
  assets: string[];
  warnings: string[];
};

/** Turns the files of a site into what the TechDocs reader and search expect. */
export function generateSite(
  config: SiteConfig,
  files: SiteFiles,
): GeneratedSite {
  const paths = new Set(files.pages.keys());
  const assets = new Set(files.assets);
  const pages = [...files.pages].map(([path, text]) =>
    renderPage(path, text, { pages: paths, assets }),
  );
  const titles = new Map(pages.map(({ path, title }) => [path, title]));
  const frame = {
    config,
    nav: planNav(config.nav, titles),
    stylesheet: stylesheetPath(),
  };
  const texts = new Map<string, string>();
  for (const page of pages) {
    texts.set(`${pageUrl(page.path)}index.html`, pageHtml(page, frame));
  }
  const home = pages.find(({ path }) => pageUrl(path) === '') ?? pages[0];
  if (home && !texts.has('index.html')) {
    texts.set('index.html', pageHtml({ ...home, path: 'index.md' }, frame));
  }
  texts.set(frame.stylesheet, stylesheet);
  texts.set('search/search_index.json', JSON.stringify(searchIndex(pages)));
  return { texts, assets: files.assets, warnings: warningsOf(pages, files) };
}

/** The reader only lets stylesheets of this name pass. */
function stylesheetPath(): string {
  const hash = createHash('sha256').update(stylesheet).digest('hex');
  return `assets/stylesheets/main.${hash.slice(0, 8)}.min.css`;
}

function warningsOf(
  pages: ReturnType<typeof renderPage>[],
  files: SiteFiles,
): string[] {
  return [
    ...files.skipped.map(reason => `Left out ${reason}`),
    ...pages.flatMap(({ path, deadLinks }) =>
      deadLinks.map(link => `${path} links to '${link}', which does not exist`),
    ),
  ];
}
