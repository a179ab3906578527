import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

export type PrebuildOptions = {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  logger: LoggerService;
  signal: AbortSignal;
};

const PAGE = 100;

const documented = {
  query: {
    'metadata.annotations.backstage.io/techdocs-ref': { $exists: true },
  },
};

/**
 * Asks TechDocs to bring the documentation of every entity up to date, one
 * after the other. One that fails is logged and does not stop the rest.
 */
export async function prebuild(options: PrebuildOptions): Promise<void> {
  const credentials = await options.auth.getOwnServiceCredentials();
  let cursor: string | undefined;
  do {
    const page = await options.catalog.queryEntities(
      cursor ? { cursor, limit: PAGE } : { ...documented, limit: PAGE },
      { credentials },
    );
    for (const entity of page.items) {
      if (options.signal.aborted) return;
      await sync(entity, options).catch(error =>
        options.logger.warn(
          `Could not build documentation of ${stringifyEntityRef(
            entity,
          )}: ${error}`,
        ),
      );
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
}

async function sync(entity: Entity, options: PrebuildOptions): Promise<void> {
  const { auth, discovery, signal } = options;
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'techdocs',
  });
  const { kind, metadata } = entity;
  const path = [metadata.namespace ?? 'default', kind, metadata.name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en')))
    .join('/');
  const baseUrl = await discovery.getBaseUrl('techdocs');
  const response = await fetch(`${baseUrl}/sync/${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    signal,
  });
  await response.text();
  if (!response.ok && response.status !== 304) {
    throw new Error(`answered ${response.status}`);
  }
}
