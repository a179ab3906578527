import {
  ClusterConnection,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { Configuration, Reference } from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';

/** Metadata without the content, which is nobody's business here. */
const METADATA_ONLY =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
/** Templates read a handful; more are said to be unknown rather than asked for. */
const MOST = 30;

const metadataSchema = z.object({
  kind: z.literal('PartialObjectMetadata'),
  metadata: z.object({
    creationTimestamp: z.string().optional(),
    managedFields: z
      .array(
        z.object({
          time: z.string().optional(),
          fieldsV1: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .default([]),
  }),
});

/** When the content was last written: labels and annotations do not count. */
function writtenAt({ metadata }: z.infer<typeof metadataSchema>) {
  const times = metadata.managedFields
    .filter(
      ({ fieldsV1 = {} }) => 'f:data' in fieldsV1 || 'f:binaryData' in fieldsV1,
    )
    .flatMap(({ time }) => time ?? []);
  return [...times].sort().at(-1) ?? metadata.creationTimestamp;
}

/** Up to 1.21 the time of an entry stays when its manager writes the same field again: a late time proves a change, an early one nothing. */
function provesRest(version = ''): boolean {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= 22;
}

type State = Pick<Configuration, 'state' | 'changedAt'>;

/** Where configuration is looked up. */
export interface ReadConfigurationOptions {
  /** With the rights of the namespace's own account; the portal reads no ConfigMaps. */
  connection: ClusterConnection;
  namespace: string;
  /** ISO 8601. When the revision was made. */
  since?: string;
  /** Version of the API server, for example `v1.34.1`. */
  version?: string;
  signal?: AbortSignal;
}

async function stateOf(
  name: string,
  { connection, namespace, since, version, signal }: ReadConfigurationOptions,
): Promise<State> {
  try {
    const answer = await connection.request({
      path: `/api/v1/namespaces/${namespace}/configmaps/${name}`,
      accept: METADATA_ONLY,
      signal,
    });
    const changedAt = writtenAt(metadataSchema.parse(answer));
    if (!changedAt || !since) {
      return { state: 'unknown' };
    }
    if (Date.parse(changedAt) > Date.parse(since)) {
      return { state: 'changed', changedAt };
    }
    return provesRest(version)
      ? { state: 'unchanged', changedAt }
      : { state: 'unknown' };
  } catch (error) {
    const missing = isKubernetesApiError(error) && error.httpStatus === 404;
    return { state: missing ? 'missing' : 'unknown' };
  }
}

/**
 * What became of the configuration a template reads since a revision was made, from metadata alone. Secrets are not looked
 * at: their annotations may hold a copy of them.
 */
export async function readConfiguration(
  references: Reference[],
  options: ReadConfigurationOptions,
): Promise<Configuration[]> {
  return Promise.all(
    references.map(async (reference, index) => ({
      ...reference,
      ...(reference.kind === 'ConfigMap' && index < MOST
        ? await stateOf(reference.name, options)
        : { state: 'unknown' as const }),
    })),
  );
}
