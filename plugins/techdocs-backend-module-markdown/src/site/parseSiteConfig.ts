import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';
import { NavEntry, SiteConfig } from './types';

const navEntrySchema: z.ZodType<NavEntry> = z.lazy(() =>
  z.union([
    z.string().transform(target => ({ target })),
    z
      .record(
        z.string(),
        z.union([z.string(), z.array(navEntrySchema).max(500)]),
      )
      .refine(entry => Object.keys(entry).length === 1, {
        message: 'an entry of nav has one title',
      })
      .transform(entry => {
        const [[title, value]] = Object.entries(entry);
        return typeof value === 'string'
          ? { title, target: value }
          : { title, children: value };
      }),
  ]),
);

const siteSchema = z.object({
  site_name: z.coerce.string().max(200).optional(),
  site_description: z.string().max(2000).optional(),
  docs_dir: z.string().optional(),
  nav: z.array(navEntrySchema).max(500).optional(),
});

/**
 * Reads the text of an mkdocs.yml. Keys that only Python's MkDocs understands
 * are ignored, as are custom YAML tags; aliases are limited, so that a small
 * file cannot unfold into a large one.
 *
 * @throws InputError when the file is no YAML or a key has the wrong shape.
 */
export function parseSiteConfig(text: string, defaultName: string): SiteConfig {
  const result = siteSchema.safeParse(parseYaml(text) ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `mkdocs.yml: ${issue.path.join('.') || 'file'}: ${issue.message}`,
    );
  }
  return {
    siteName: result.data.site_name ?? defaultName,
    siteDescription: result.data.site_description ?? '',
    docsDir: result.data.docs_dir ?? 'docs',
    nav: result.data.nav,
  };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error', maxAliasCount: 50 });
  } catch (error) {
    throw new InputError('mkdocs.yml is not valid YAML', error);
  }
}
