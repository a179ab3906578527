import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  GeneratorRunOptions,
  TechdocsGenerator,
} from '@backstage/plugin-techdocs-node';
import { writeFile } from 'fs/promises';
import { join } from 'path';
import { BuildOrder, BuiltSite } from './build/buildSite';

export type MarkdownGeneratorOptions = {
  config: Config;
  logger: LoggerService;
  renderer: Renderer;
};

/** Whatever renders a site; in a backend a `RenderProcess`. */
export type Renderer = {
  build(order: BuildOrder): Promise<BuiltSite>;
};

/** TechDocs generator without Docker, Python or network. */
export class MarkdownGenerator extends TechdocsGenerator {
  readonly #renderer: Renderer;

  constructor({ renderer, ...options }: MarkdownGeneratorOptions) {
    super({
      ...options,
      scmIntegrations: ScmIntegrations.fromConfig(options.config),
    });
    this.#renderer = renderer;
  }

  /** Renders `inputDir` into `outputDir`. */
  async run(options: GeneratorRunOptions): Promise<void> {
    const { inputDir, outputDir, siteOptions, etag, logger } = options;
    const name = siteOptions?.name ?? 'Documentation';
    const site = await this.#renderer.build({ inputDir, outputDir, name });
    for (const note of site.notes) logger.warn(note);
    const metadata = {
      site_name: site.siteName,
      site_description: site.siteDescription,
      build_timestamp: Date.now(),
      etag: etag ?? '',
      files: site.files,
    };
    await writeFile(
      join(outputDir, 'techdocs_metadata.json'),
      JSON.stringify(metadata),
    );
    logger.info(`Rendered ${site.pages} pages`);
  }
}
