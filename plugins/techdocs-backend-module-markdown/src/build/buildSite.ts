import { generateSite } from '../site/generateSite';
import { readSite } from '../site/readSite';
import { writeSite } from '../site/writeSite';
import { formatNotes } from './formatNotes';

/** What to render, and where to. */
export type BuildOrder = {
  inputDir: string;
  outputDir: string;
  /** Name of the site where mkdocs.yml has none. */
  name: string;
};

/** What came of it. */
export type BuiltSite = {
  siteName: string;
  siteDescription: string;
  pages: number;
  /** Paths of everything written. */
  files: string[];
  /** Lines for the build log. */
  notes: string[];
};

/**
 * Reads, renders and writes one site. Takes as long as the site is large: see
 * `RenderProcess` for how it is kept away from everybody else.
 *
 * @param onPage - told the path of each page before work on it begins
 */
export async function buildSite(
  order: BuildOrder,
  onPage?: (path: string) => void,
): Promise<BuiltSite> {
  const { config, files } = await readSite(order.inputDir, order.name);
  const site = generateSite(config, files, onPage);
  return {
    siteName: config.siteName,
    siteDescription: config.siteDescription,
    pages: files.pages.size,
    files: await writeSite(site, files.assets, order.outputDir),
    notes: formatNotes(site.notes),
  };
}
