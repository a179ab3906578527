import { isDeepStrictEqual } from 'node:util';
import {
  ClusterConnection,
  KubernetesObject,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { SecretReference } from '@dugnad/plugin-namespaces-node';
import { z } from 'zod';
import { DesiredObject } from './desiredObjects';
import { keyOf } from './objectKey';

/** Annotation on a copied Secret: which version of which Secret it is a copy of. */
export const COPIED_FROM_ANNOTATION = 'dugnad.dev/copied-from';

const SECRET = { group: '', kind: 'Secret' };
const dataSchema = z.record(z.string(), z.string()).default({});

type SecretData = z.infer<typeof dataSchema>;

/** What a copy is made of; the value stays inside this module. */
interface Source {
  version: string;
  data: SecretData;
}

/** A Secret that cannot be copied now, and why. */
export interface MissingSource {
  desired: DesiredObject;
  message: string;
}

/**
 * Fills copies of Secrets in while they are written, and takes their values out of everything that is read, so that plans,
 * records and messages hold only which version was copied. One per pass over a claim: it forgets with the pass.
 */
export class SecretCopies {
  readonly #sources = new Map<string, Source>();
  readonly #connection: ClusterConnection;

  private constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  /**
   * Reads the sources of `desired`. Returns the objects with the version they are to carry, apart from those whose source
   * cannot be read.
   */
  static async read(
    connection: ClusterConnection,
    desired: DesiredObject[],
    signal: AbortSignal,
  ): Promise<{
    desired: DesiredObject[];
    missing: MissingSource[];
    connection: ClusterConnection;
  }> {
    const copies = new SecretCopies(connection);
    const ready: DesiredObject[] = [];
    const missing: MissingSource[] = [];
    for (const object of desired) {
      const copyOf = object.provided?.copyOf;
      if (!copyOf) {
        ready.push(object);
        continue;
      }
      const source = await readSource(connection, copyOf, signal);
      if (typeof source === 'string') {
        missing.push({ desired: object, message: source });
      } else {
        const versioned = withVersion(object, source.version);
        copies.#sources.set(keyOf(versioned.object), source);
        ready.push(versioned);
      }
    }
    return { desired: ready, missing, connection: copies.#wrapped() };
  }

  #wrapped(): ClusterConnection {
    const inner = this.#connection;
    const own = this.#sources.size > 0;
    return own
      ? {
          cluster: inner.cluster,
          discover: (...args) => inner.discover(...args),
          list: (...args) => inner.list(...args),
          remove: (...args) => inner.remove(...args),
          stream: (...args) => inner.stream(...args),
          withToken: token => inner.withToken(token),
          get: async (...args) => {
            const found = await inner.get(...args);
            return found && this.#redacted(found);
          },
          apply: async (object, options) =>
            this.#redacted(await inner.apply(this.#filled(object), options)),
          request: options => inner.request(this.#filledRequest(options)),
        }
      : inner;
  }

  #filled(object: KubernetesObject): KubernetesObject {
    const source = this.#sources.get(keyOf(object));
    return source ? { ...object, data: source.data } : object;
  }

  #filledRequest<T extends { body?: unknown }>(options: T): T {
    const { body } = options;
    return isWholeObject(body)
      ? { ...options, body: this.#filled(body) }
      : options;
  }

  /** A copy without its value. One that holds another value says so in place of the version. */
  #redacted(object: KubernetesObject): KubernetesObject {
    if (object.kind !== SECRET.kind) {
      return object;
    }
    const { data, stringData, ...rest } = object;
    const source = this.#sources.get(keyOf(object));
    const same =
      source && isDeepStrictEqual(dataSchema.parse(data ?? {}), source.data);
    const { annotations } = rest.metadata;
    return {
      ...rest,
      metadata: {
        ...rest.metadata,
        annotations:
          source && !same
            ? { ...annotations, [COPIED_FROM_ANNOTATION]: 'another value' }
            : annotations,
      },
    };
  }
}

/** The object with the version of its source as an annotation. */
export function withVersion(
  desired: DesiredObject,
  version: string,
): DesiredObject {
  const { metadata } = desired.object;
  return {
    ...desired,
    object: {
      ...desired.object,
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          [COPIED_FROM_ANNOTATION]: version,
        },
      },
    },
  };
}

/** Which version of a source there is now; undefined where it cannot be read. Its value is not kept. */
export async function sourceVersion(
  connection: ClusterConnection,
  reference: SecretReference,
  signal: AbortSignal,
): Promise<string | undefined> {
  const source = await readSource(connection, reference, signal);
  return typeof source === 'string' ? undefined : source.version;
}

async function readSource(
  connection: ClusterConnection,
  { namespace, name }: SecretReference,
  signal: AbortSignal,
): Promise<Source | string> {
  const what = `Secret ${name} in namespace ${namespace}, which is to be copied,`;
  try {
    const found = await connection.get(
      { ...SECRET, namespace, name },
      { signal },
    );
    return found
      ? {
          version: `${namespace}/${name}@${found.metadata.resourceVersion}`,
          data: dataSchema.parse(found.data ?? {}),
        }
      : `${what} does not exist`;
  } catch (error) {
    if (isKubernetesApiError(error) && error.httpStatus === 403) {
      return `${what} may not be read by the portal's account`;
    }
    throw error;
  }
}

function isWholeObject(body: unknown): body is KubernetesObject {
  return (
    typeof body === 'object' &&
    body !== null &&
    'kind' in body &&
    'apiVersion' in body &&
    'metadata' in body
  );
}

/** Whether two copies are of one Secret, for reading it once. */
export function referenceText({ namespace, name }: SecretReference): string {
  return `${namespace}/${name}`;
}
