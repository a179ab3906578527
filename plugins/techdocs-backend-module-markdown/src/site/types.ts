/** What mkdocs.yml says, as far as it matters here. */
export type SiteConfig = {
  siteName: string;
  siteDescription: string;
  /** Folder of the pages, relative to mkdocs.yml. */
  docsDir: string;
  nav: NavEntry[] | undefined;
};

/** An entry of `nav`: a page or a link (`target`), or a section. */
export type NavEntry =
  | { title?: string; target: string }
  | { title: string; children: NavEntry[] };

/** Files of a site: text of the pages, names of everything else. Paths are relative to the docs folder, with `/`. */
export type SiteFiles = {
  pages: Map<string, string>;
  assets: string[];
  /** What was left out and why, in words for the build log. */
  skipped: string[];
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
  /** Links to pages that do not exist, as written. */
  deadLinks: string[];
};

/** Navigation with every page resolved. */
export type NavItem =
  | { kind: 'page'; title: string; path: string }
  | { kind: 'link'; title: string; url: string }
  | { kind: 'section'; title: string; children: NavItem[] };
