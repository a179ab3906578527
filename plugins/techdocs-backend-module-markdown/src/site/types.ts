/** What mkdocs.yml says, as far as it matters here. */
export type SiteConfig = {
  siteName: string;
  siteDescription: string;
  /** Folder of the pages, relative to mkdocs.yml. */
  docsDir: string;
  nav: NavEntry[] | undefined;
};

/** An entry of `nav`: a page or a link (`target`), or a section. `line` counts from 1 in mkdocs.yml. */
export type NavEntry =
  | { title?: string; target: string; line?: number }
  | { title: string; children: NavEntry[]; line?: number };

/** A line of the build log about what an author wrote; `line` counts from 1. */
export type Note = { path: string; line?: number; text: string };

/** Where a line of a page stands in the repository, after snippets came in. */
export type Origin = { path: string; line: number };

/** A page as read, `name` from mkdocs.yml on. With snippets in it, `origins` has one entry for each line of `text`. */
export type SourcePage = { name: string; text: string; origins?: Origin[] };

/** Files of a site. Paths are relative to the docs folder, with `/`. */
export type SiteFiles = {
  pages: Map<string, SourcePage>;
  /** Everything else: where it lies on disk, by path. */
  assets: Map<string, string>;
  /** Name of the README beside mkdocs.yml, where that is the page `index.md`. */
  readme: string | undefined;
  /** What was left out and why. */
  notes: Note[];
};

/** A heading within a page. */
export type Heading = { level: number; id: string; text: string };

/** A part of a page between two headings, as plain text for search. */
export type Section = { id: string; title: string; text: string };

/** A page after rendering; `html` is sanitised. */
export type RenderedPage = {
  path: string;
  title: string;
  html: string;
  headings: Heading[];
  sections: Section[];
  notes: Note[];
};

/** Navigation with every page resolved. */
export type NavItem =
  | { kind: 'page'; title: string; path: string }
  | { kind: 'link'; title: string; url: string }
  | { kind: 'section'; title: string; children: NavItem[] };
