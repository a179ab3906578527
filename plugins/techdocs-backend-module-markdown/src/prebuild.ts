import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { z } from 'zod';

export type PrebuildOptions = {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  logger: LoggerService;
  signal: AbortSignal;
  /** Milliseconds since 1970. */
  now: () => number;
};

const PAGE = 100;
/** Documentation younger than this is left alone. */
const FRESH_MS = 10 * 60_000;

const metadataSchema = z.object({ build_timestamp: z.number() });

const documented = {
  query: {
    'metadata.annotations.backstage.io/techdocs-ref': { $exists: true },
  },
};

/**
 * Asks TechDocs to build what has no documentation yet or an older one, one
 * entity after the other. One that fails is logged and does not stop the rest.
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
      await bringUpToDate(entity, options).catch(error =>
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

async function bringUpToDate(
  entity: Entity,
  options: PrebuildOptions,
): Promise<void> {
  const metadata = await call(`metadata/techdocs/${pathOf(entity)}`, options);
  if (metadata.ok) {
    const { data } = metadataSchema.safeParse(await metadata.json());
    if (data && data.build_timestamp > options.now() - FRESH_MS) return;
  }
  const response = await call(`sync/${pathOf(entity)}`, options);
  const answer = await response.text();
  if (!response.ok && response.status !== 304) {
    throw new Error(`TechDocs answered ${response.status}: ${answer}`);
  }
}

function pathOf({ kind, metadata }: Entity): string {
  return [metadata.namespace ?? 'default', kind, metadata.name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en')))
    .join('/');
}

async function call(
  path: string,
  { auth, discovery, signal }: PrebuildOptions,
): Promise<Response> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'techdocs',
  });
  const baseUrl = await discovery.getBaseUrl('techdocs');
  return fetch(`${baseUrl}/${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
}
