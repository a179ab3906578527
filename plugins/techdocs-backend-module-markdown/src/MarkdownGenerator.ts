import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  GeneratorRunOptions,
  TechdocsGenerator,
} from '@backstage/plugin-techdocs-node';
import { writeFile } from 'fs/promises';
import { join } from 'path';
import { generateSite } from './site/generateSite';
import { readSite } from './site/readSite';
import { writeSite } from './site/writeSite';

export type MarkdownGeneratorOptions = {
  config: Config;
  logger: LoggerService;
};

/** TechDocs generator in this process: no Docker, no Python, no network. */
export class MarkdownGenerator extends TechdocsGenerator {
  constructor(options: MarkdownGeneratorOptions) {
    super({
      ...options,
      scmIntegrations: ScmIntegrations.fromConfig(options.config),
    });
  }

  /** Renders `inputDir` into `outputDir`. */
  async run(options: GeneratorRunOptions): Promise<void> {
    const { inputDir, outputDir, siteOptions, etag, logger } = options;
    const name = siteOptions?.name ?? 'Documentation';
    const source = await readSite(inputDir, name);
    const site = generateSite(source.config, source.files);
    for (const warning of site.warnings) logger.warn(warning);
    await writeSite(site, source.docsPath, outputDir);
    const metadata = {
      site_name: source.config.siteName,
      site_description: source.config.siteDescription,
      build_timestamp: Date.now(),
      etag: etag ?? '',
      files: [...site.texts.keys(), ...site.assets],
    };
    await writeFile(
      join(outputDir, 'techdocs_metadata.json'),
      JSON.stringify(metadata),
    );
    logger.info(`Rendered ${source.files.pages.size} pages`);
  }
}
