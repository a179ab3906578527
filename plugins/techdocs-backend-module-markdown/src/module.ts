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
import { Router } from 'express';
import { RenderProcess } from './build/RenderProcess';
import { readPrebuildSettings } from './config';
import { FolderPreparer } from './FolderPreparer';
import { harmlessFiles } from './harmlessFiles';
import { readLocalLocations } from './localLocations';
import { MarkdownGenerator } from './MarkdownGenerator';
import { prebuild } from './prebuild';

/**
 * Renders TechDocs with a Markdown library in processes of its own, serves
 * them so that nothing in them runs, and builds the documentation of every entity on a schedule, so that search finds pages
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
        http: coreServices.httpRouter,
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
        http,
        logger,
        preparers,
        reader,
        scheduler,
      }) {
        generator.setTechdocsGenerator(
          new MarkdownGenerator({
            config,
            logger,
            renderer: new RenderProcess(),
          }),
        );
        preparers.registerPreparer(
          'dir',
          new FolderPreparer({
            stock: DirectoryPreparer.fromConfig(config, { logger, reader }),
            localLocations: readLocalLocations(config),
          }),
        );
        // Modules come before their plugin, so this is asked before any file is served.
        const router = Router();
        router.use('/static/docs', harmlessFiles);
        http.use(router);
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
