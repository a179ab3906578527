import { dirname, resolve } from 'node:path';
import { InputError, toError } from '@backstage/errors';
import { z } from 'zod';
import { readKubernetesYaml } from '../../yaml/readKubernetesYaml';
import {
  KubeConfigCluster,
  kubeConfigClusterSchema,
  kubeConfigSchema,
  KubeConfigUser,
  kubeConfigUserSchema,
} from './kubeConfigSchema';

/** Where a kubeconfig is, and which of its contexts is meant: its current one by default. */
export interface KubeConfigSource {
  file: string;
  context?: string;
}

/** One context of a kubeconfig. Holds credentials: never log or return it. */
export interface KubeConfigContext {
  cluster: KubeConfigCluster;
  user: KubeConfigUser;
  /** Absolute path of what the kubeconfig names relative to itself. */
  path(relative: string): string;
  /** What will not be as its author may think; for the log. */
  warnings: string[];
}

/**
 * The wanted context of a kubeconfig, as kubectl reads it. Throws `InputError` for what kubectl refuses, and for what it would
 * heed and the portal cannot: nothing that decides how a cluster is reached is left out in silence.
 */
export function readKubeConfig(
  text: string,
  source: KubeConfigSource,
): KubeConfigContext {
  const file = parse(kubeConfigSchema, contentOf(text), '');
  const contexts = file.contexts ?? [];
  const name = source.context || file['current-context'];
  const context = contexts.find(entry => entry.name === name)?.context;
  if (!context) {
    throw new InputError(
      `it has no ${
        name ? `context ${name}` : 'current context'
      }; set kubeconfigContext to one of: ${contexts
        .map(entry => entry.name)
        .join(', ')}`,
    );
  }
  const rawCluster = named(file.clusters, 'cluster', context.cluster).cluster;
  const rawUser = context.user
    ? named(file.users, 'user', context.user).user
    : {};
  const at = `users ${context.user}: `;
  const cluster = parse(
    kubeConfigClusterSchema,
    rawCluster ?? {},
    `clusters ${context.cluster}: `,
  );
  const user = parse(kubeConfigUserSchema, rawUser ?? {}, at);
  refuseUnusable(user, at);
  return {
    cluster,
    user,
    path: relative => resolve(dirname(source.file), relative),
    warnings: [
      ...unknownKeys(cluster, kubeConfigClusterSchema, 'clusters'),
      ...unknownKeys(user, kubeConfigUserSchema, 'users'),
      ...(isAnonymous(user)
        ? [
            `user ${
              context.user || '""'
            } has no credential: every request is anonymous`,
          ]
        : []),
    ],
  };
}

function contentOf(text: string): unknown {
  try {
    return readKubernetesYaml(text)[0] ?? {};
  } catch (error) {
    throw new InputError(`it is no YAML: ${toError(error).message}`);
  }
}

function named<T extends { name: string }>(
  entries: T[] | null | undefined,
  what: string,
  name: string | null | undefined,
): T {
  const found = entries?.find(entry => entry.name === name);
  if (!found) {
    throw new InputError(
      `its context names the ${what} ${name || '""'}, which is not in it`,
    );
  }
  return found;
}

function refuseUnusable(user: KubeConfigUser, at: string): void {
  const provider = user['auth-provider'];
  if (provider) {
    throw new InputError(
      `${at}auth-provider ${
        provider.name ?? ''
      } is not supported; use an exec program of the same service, or a token`,
    );
  }
  if ((user.token || user.tokenFile) && user.username) {
    throw new InputError(
      `${at}has a token and a username; kubectl accepts one of them`,
    );
  }
  if (user.exec?.interactiveMode === 'Always') {
    throw new InputError(
      `${at}exec.interactiveMode Always needs a person at a terminal, which a portal has not; use Never`,
    );
  }
  const certificate =
    user['client-certificate'] ?? user['client-certificate-data'];
  const key = user['client-key'] ?? user['client-key-data'];
  if (Boolean(certificate) !== Boolean(key)) {
    throw new InputError(
      `${at}has ${
        certificate
          ? 'a client certificate without its key'
          : 'a client key without its certificate'
      }`,
    );
  }
}

function isAnonymous(user: KubeConfigUser): boolean {
  return ![
    user.token,
    user.tokenFile,
    user['client-certificate'],
    user['client-certificate-data'],
    user.username,
    user.exec,
  ].some(Boolean);
}

function unknownKeys(
  value: object,
  schema: { shape: object },
  part: string,
): string[] {
  return Object.keys(value)
    .filter(key => !Object.hasOwn(schema.shape, key))
    .map(key => `${part}: the key ${key} is not known and has no effect`);
}

/** Never quotes what it read: it may be a credential. */
function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  at: string,
): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`${at}${path.join('.')} ${message}`);
  }
  return parsed.data;
}
