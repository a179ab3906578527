/** Limits of one site. What exceeds them is left out, with a line in the build log. */
export const limits = {
  files: 5_000,
  /** Files and folders looked at, links included. */
  entries: 20_000,
  pageBytes: 1_000_000,
  /** Markdown of all pages together. */
  pagesBytes: 50_000_000,
  assetBytes: 20_000_000,
  totalBytes: 200_000_000,
  folderDepth: 12,
  /** HTML of one page, and of all pages together. */
  htmlCharacters: 10_000_000,
  siteHtmlCharacters: 200_000_000,
  /** Headings of a page in its contents; sections of a page that search can point to. */
  headings: 300,
  /** Text that search gets of all pages together. */
  searchCharacters: 20_000_000,
  /** Up to this many entries the whole navigation stands on every page. */
  navWhole: 150,
  /** Entries of one list where it does not: those around the page. */
  navWindow: 30,
  navEntries: 10_000,
  /** Letters of a title in the navigation. */
  navTitle: 120,
  snippetsPerPage: 100,
  snippetDepth: 8,
  /** Lines of the build log about the site's content. */
  notes: 200,
  /** Longest work on one page, and on a whole site, in milliseconds. */
  pageMs: 20_000,
  siteMs: 300_000,
  /** Memory of the process that renders, in megabytes. */
  heapMegabytes: 1_024,
  /** Sites rendered at the same time; others wait. */
  processes: 2,
};
