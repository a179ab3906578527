import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  ClusterConnection,
  DiscoveredResource,
  KubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { DeploymentResult } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { RefusedInputError } from '../http/refusals';
import { DEPLOYER } from '../reconcile/desiredAccess';
import { groupOf } from '../reconcile/objectKey';
import { SourcedObject, checkManifests } from './checkManifests';

const TOKEN_SECONDS = 600;
const RIGHTS_WAIT_MS = 300;
const RIGHTS_TRIES = 10;

const tokenSchema = z.object({
  status: z.object({ token: z.string().min(1) }),
});

/** Options of `deployManifests`. */
export interface DeployManifestsOptions {
  /** With the portal's own rights; used for discovery and to get the deployer's token. */
  connection: ClusterConnection;
  namespace: string;
  allowed: { group: string; kind: string }[];
  reserved: Set<string>;
  signal?: AbortSignal;
}

/**
 * Applies manifests inside one namespace with the rights of its deployer account and no others. The token is short-lived
 * and never leaves this function's memory. Throws `InputError` that names every file and kind that may not be applied;
 * nothing is applied then.
 */
export async function deployManifests(
  manifests: SourcedObject[],
  options: DeployManifestsOptions,
): Promise<DeploymentResult> {
  const { connection, namespace, allowed, signal } = options;
  const served = await discoverAll(manifests, connection);
  const problems = checkManifests(manifests, { ...options, served });
  if (problems.length > 0) {
    throw new RefusedInputError(problems);
  }
  const deployer = connection.withToken(await deployerToken(options));
  const order = (manifest: SourcedObject) =>
    allowed.findIndex(({ kind }) => kind === manifest.object.kind);
  const applied: DeploymentResult['applied'] = [];
  for (const manifest of [...manifests].sort((a, b) => order(a) - order(b))) {
    const { kind, metadata } = manifest.object;
    const object = { ...manifest.object, metadata: { ...metadata, namespace } };
    await applyOne(deployer, { ...manifest, object }, signal);
    applied.push({ group: groupOf(object), kind, name: metadata.name });
  }
  return { applied };
}

async function discoverAll(
  manifests: SourcedObject[],
  connection: ClusterConnection,
) {
  const found = new Map<string, DiscoveredResource>();
  for (const { object } of manifests) {
    const type = { group: groupOf(object), kind: object.kind };
    const key = `${type.group}/${type.kind}`;
    if (!found.has(key)) {
      const resource = await discoverOne(connection, type);
      if (resource) {
        found.set(key, resource);
      }
    }
  }
  return (group: string, kind: string) => found.get(`${group}/${kind}`);
}

async function discoverOne(
  connection: ClusterConnection,
  type: { group: string; kind: string },
) {
  try {
    return await connection.discover(type);
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

async function deployerToken({
  connection,
  namespace,
  signal,
}: DeployManifestsOptions): Promise<string> {
  const answer = await connection.request({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${DEPLOYER}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: TOKEN_SECONDS },
    },
    signal,
  });
  const parsed = tokenSchema.safeParse(answer);
  if (!parsed.success) {
    // The answer itself is not quoted: it may hold a token
    throw new ConflictError(
      `Cluster ${connection.cluster.name} gave no token for ${DEPLOYER}`,
    );
  }
  return parsed.data.status.token;
}

/** A fresh namespace's bindings take a moment to count, so a refusal is believed only after some tries. */
async function applyOne(
  deployer: ClusterConnection,
  { source, object }: SourcedObject,
  signal?: AbortSignal,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await deployer.apply(object, { signal });
      return;
    } catch (error) {
      if (!(error instanceof KubernetesApiError) || error.retryable) {
        throw error;
      }
      if (error.httpStatus !== 403 || tries >= RIGHTS_TRIES) {
        throw refused(
          error,
          `${source}: ${object.kind} ${object.metadata.name}`,
        );
      }
      await sleep(RIGHTS_WAIT_MS, undefined, { signal });
    }
  }
}

function refused(error: KubernetesApiError, what: string): Error {
  const message = `${what} was refused by cluster ${error.cluster}: ${error.apiMessage}`;
  return error.httpStatus === 409
    ? new ConflictError(message)
    : new InputError(message);
}
