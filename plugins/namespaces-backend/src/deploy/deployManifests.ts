import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, InputError } from '@backstage/errors';
import {
  RefusedInputError,
  requestToken,
  isErrorNamed,
} from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  DiscoveredResource,
  KubernetesApiError,
  isFieldConflictError,
  isKubernetesApiError,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { DeploymentResult, Problem } from '@dugnad/plugin-namespaces-common';
import { TakenError } from '../http/refusals';
import { NetworkGrant } from '../policy/networkWidening';
import { DEPLOYER } from '../reconcile/desiredAccess';
import { groupOf } from '../reconcile/objectKey';
import { SourcedObject, checkManifests } from './checkManifests';
import { AppliedObject, PartlyAppliedError } from './PartlyAppliedError';

const TOKEN_SECONDS = 600;
const RIGHTS_WAIT_MS = 300;
const RIGHTS_TRIES = 10;

/** Options of `deployManifests`. */
export interface DeployManifestsOptions {
  /** With the portal's own rights; used for discovery and to get the deployer's token. */
  connection: ClusterConnection;
  namespace: string;
  allowed: { group: string; kind: string }[];
  reserved: Set<string>;
  /** What the claim was granted of the network. */
  grant: NetworkGrant;
  /** Called once everything was tried and before the first object is applied, with all of them in order. */
  onStart(objects: AppliedObject[]): Promise<void>;
  signal?: AbortSignal;
}

/**
 * Applies manifests inside one namespace with the rights of its deployer account and no others. The token is short-lived
 * and never leaves this function's memory. Throws `InputError` that names every file and kind that may not be applied, or that
 * the API server's dry run refuses; nothing is applied then. What is refused all the same throws `PartlyAppliedError`.
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
  const { token } = await requestToken({
    connection,
    namespace,
    account: DEPLOYER,
    expirationSeconds: TOKEN_SECONDS,
    signal,
  });
  const deployer = connection.withToken(token);
  const order = (manifest: SourcedObject) =>
    allowed.findIndex(({ kind }) => kind === manifest.object.kind);
  const ordered = [...manifests]
    .sort((a, b) => order(a) - order(b))
    .map(({ source, object }) => ({
      source,
      object: { ...object, metadata: { ...object.metadata, namespace } },
    }));
  await tryAll(deployer, ordered, signal);
  await options.onStart(ordered.map(({ object }) => shownAs(object)));
  const warnings: string[] = [];
  const applied = await applyAll(deployer, ordered, {
    signal,
    onWarning: warning => warnings.push(warning),
  });
  return { applied, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** Every refusal at once, before the first object is applied. */
async function tryAll(
  deployer: ClusterConnection,
  manifests: SourcedObject[],
  signal?: AbortSignal,
): Promise<void> {
  const problems: Problem[] = [];
  for (const manifest of manifests) {
    try {
      await applyOne(deployer, manifest, { dryRun: true, signal });
    } catch (error) {
      const { source, object } = manifest;
      const conflicts = isFieldConflictError(error);
      if (!conflicts && !isErrorNamed('InputError', error)) {
        throw error;
      }
      problems.push({
        field: 'manifests',
        rule: conflicts ? 'deploy-conflict' : 'deploy-refused',
        message: conflicts ? named(manifest, error.message) : error.message,
        values: { source, kind: object.kind, name: object.metadata.name },
      });
    }
  }
  if (problems.length > 0) {
    throw problems.every(({ rule }) => rule === 'deploy-conflict')
      ? new TakenError(problems)
      : new RefusedInputError(problems);
  }
}

async function applyAll(
  deployer: ClusterConnection,
  manifests: SourcedObject[],
  options: { signal?: AbortSignal; onWarning(warning: string): void },
): Promise<AppliedObject[]> {
  const applied: AppliedObject[] = [];
  for (const manifest of manifests) {
    try {
      await applyOne(deployer, manifest, { dryRun: false, ...options });
    } catch (error) {
      throw applied.length > 0
        ? new PartlyAppliedError(applied, manifest, error)
        : error;
    }
    applied.push(shownAs(manifest.object));
  }
  return applied;
}

function shownAs(object: KubernetesObject): AppliedObject {
  return {
    group: groupOf(object),
    kind: object.kind,
    name: object.metadata.name,
  };
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
    if (isErrorNamed('NotFoundError', error)) {
      return undefined;
    }
    throw error;
  }
}

interface ApplyOneOptions {
  dryRun: boolean;
  signal?: AbortSignal;
  onWarning?(warning: string): void;
}

/** A fresh namespace's bindings take a moment to count, so a refusal is believed only after some tries. */
async function applyOne(
  deployer: ClusterConnection,
  manifest: SourcedObject,
  { dryRun, signal, onWarning }: ApplyOneOptions,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await deployer.apply(manifest.object, {
        dryRun,
        signal,
        onWarning: words =>
          onWarning?.(named(manifest, `is applied with a warning: ${words}`)),
      });
      return;
    } catch (error) {
      if (isErrorNamed('NotFoundError', error)) {
        // The kind is served, but not in the version that the file states
        throw new InputError(
          named(manifest, `cannot be applied: ${error.message}`),
        );
      }
      if (!isKubernetesApiError(error) || error.retryable) {
        throw error;
      }
      if (error.httpStatus !== 403 || tries >= RIGHTS_TRIES) {
        throw refused(error, manifest);
      }
      await sleep(RIGHTS_WAIT_MS, undefined, { signal });
    }
  }
}

function refused(error: KubernetesApiError, manifest: SourcedObject): Error {
  const message = named(
    manifest,
    `was refused by cluster ${error.cluster}: ${error.apiMessage}`,
  );
  return error.httpStatus === 409
    ? new ConflictError(message)
    : new InputError(message);
}

function named({ source, object }: SourcedObject, message: string): string {
  return `${source}: ${object.kind} ${object.metadata.name} ${message}`;
}
