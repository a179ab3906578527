import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  DirectoryPreparer,
  techdocsGeneratorExtensionPoint,
  techdocsPreparerExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import { readPrebuildSettings } from './config';
import { FolderPreparer } from './FolderPreparer';
import { MarkdownGenerator } from './MarkdownGenerator';
import { prebuild } from './prebuild';

/**
 * Renders TechDocs with a Markdown library in this process, and builds the
 * documentation of every entity on a schedule, so that search finds pages
 * nobody has opened yet.
 */
export const techdocsModuleMarkdown = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'markdown',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        generator: techdocsGeneratorExtensionPoint,
        logger: coreServices.logger,
        preparers: techdocsPreparerExtensionPoint,
        reader: coreServices.urlReader,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        generator,
        logger,
        preparers,
        reader,
        scheduler,
      }) {
        generator.setTechdocsGenerator(
          new MarkdownGenerator({ config, logger }),
        );
        preparers.registerPreparer(
          'dir',
          new FolderPreparer(
            DirectoryPreparer.fromConfig(config, { logger, reader }),
          ),
        );
        const settings = readPrebuildSettings(config);
        if (!settings) return;
        await scheduler.scheduleTask({
          id: 'techdocs-markdown-prebuild',
          ...settings,
          fn: signal =>
            prebuild({
              auth,
              catalog,
              discovery,
              logger,
              signal,
              now: Date.now,
            }),
        });
      },
    });
  },
});
