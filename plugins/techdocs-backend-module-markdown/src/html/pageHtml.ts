import { NavIndex } from '../site/indexNav';
import { limits } from '../site/limits';
import { pageUrl, relativeUrl } from '../site/pageUrl';
import { RenderedPage, SiteConfig } from '../site/types';
import { ALL_PAGES } from './allPagesHtml';
import { escapeHtml } from './escapeHtml';
import { navHtml, tocHtml } from './navHtml';

/** What every page of a site shares. */
export type PageFrame = {
  config: SiteConfig;
  nav: NavIndex;
  /** Whether there is a page that lists all others. */
  hasAllPages: boolean;
  /** Path of the stylesheet relative to the site. */
  stylesheet: string;
};

/**
 * A whole page with the elements that the TechDocs reader looks for: it was
 * made for the HTML of MkDocs with the Material theme, so sidebars, content
 * and drawer go by the names they have there.
 */
export function pageHtml(page: RenderedPage, frame: PageFrame): string {
  const root = pageUrl(page.path);
  const stylesheet = relativeUrl(root, frame.stylesheet);
  const siteName = escapeHtml(frame.config.siteName);
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)} - ${siteName}</title>
<link rel="stylesheet" href="${stylesheet}">
</head>
<body dir="ltr">
<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off" aria-label="Pages">
<label class="md-overlay" for="__drawer"></label>
<header class="md-header"><label class="md-header__button md-icon" for="__drawer"></label></header>
<div class="md-container" data-md-component="container">
<main class="md-main" data-md-component="main">
<div class="md-main__inner md-grid">
<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar" data-md-type="navigation"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">
<nav class="md-nav md-nav--primary" aria-label="Pages"><label class="md-nav__title" for="__drawer">${siteName}</label>
${navHtml(frame.nav, page.path)}${allPagesLink(page, frame)}
</nav>
</div></div></div>
<div class="md-sidebar md-sidebar--secondary" data-md-component="sidebar" data-md-type="toc"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">
${tocHtml(page.headings)}
</div></div></div>
<div class="md-content" data-md-component="content">
<article class="md-content__inner md-typeset">
${page.html}
${neighbours(page, frame.nav)}
</article>
</div>
</div>
</main>
</div>
</body>
</html>
`;
}

function allPagesLink(page: RenderedPage, frame: PageFrame): string {
  if (!frame.hasAllPages) return '';
  const href = relativeUrl(pageUrl(page.path), pageUrl(ALL_PAGES));
  return `<ul class="md-nav__list"><li class="md-nav__item"><a href="${href}" class="md-nav__link">All ${frame.nav.pages.length} pages</a></li></ul>`;
}

/** Links to the page before and the page after, in the order of the navigation. */
function neighbours(page: RenderedPage, { pages, placeOf }: NavIndex): string {
  const index = placeOf.get(page.path);
  if (index === undefined || pages.length < 2) return '';
  const link = (at: number, rel: string, label: string) => {
    const other = pages[at];
    if (!other) return '<span></span>';
    const href = relativeUrl(
      pageUrl(page.path),
      encodeURI(pageUrl(other.path)),
    );
    return `<a href="${escapeHtml(
      href,
    )}" class="dugnad-next__link dugnad-next__link--${rel}"><small>${label}</small>${escapeHtml(
      other.title.slice(0, limits.navTitle),
    )}</a>`;
  };
  return `<nav class="dugnad-next" aria-label="More pages">${link(
    index - 1,
    'prev',
    'Previous',
  )}${link(index + 1, 'next', 'Next')}</nav>`;
}
