import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { joinSegments } from '../connection/apiPath';
import { DiscoveredResource, ResourceType } from '../types';
import { groupListSchema, resourceListSchema } from './apiSchemas';

const TTL_MS = 10 * 60_000;

interface Cached<T> {
  at: number;
  value: Promise<T>;
}

export interface DiscoveryOptions {
  cluster: string;
  /** Parsed JSON of a GET; throws `KubernetesApiError`. */
  getJson(path: string): Promise<unknown>;
}

/**
 * Which resources one API server serves, in which version: its preferred one, or else the first that has the kind.
 * Answers are kept for ten minutes; `forget` makes the next question go to the API server.
 */
export class Discovery {
  readonly #options: DiscoveryOptions;
  readonly #cache = new Map<string, Cached<unknown>>();

  constructor(options: DiscoveryOptions) {
    this.#options = options;
  }

  /** Throws `NotFoundError` where the API server does not serve the kind. */
  async find(type: ResourceType): Promise<DiscoveredResource> {
    for (const version of await this.#versions(type.group)) {
      const found = await this.#inVersion(type, version);
      if (found) {
        return found;
      }
    }
    const group = type.group ? `${type.group}/` : '';
    throw new NotFoundError(
      `Cluster ${this.#options.cluster} does not serve ${group}${type.kind}`,
    );
  }

  /** Like `find`, in one version only; for objects whose `apiVersion` somebody chose. */
  async findInVersion(
    type: ResourceType,
    version: string,
  ): Promise<DiscoveredResource> {
    const versions = await this.#versions(type.group);
    const found = versions.includes(version)
      ? await this.#inVersion(type, version)
      : undefined;
    if (found) {
      return found;
    }
    const other = await this.find(type);
    const served = [other.group, other.version].filter(Boolean).join('/');
    throw new NotFoundError(
      `Cluster ${this.#options.cluster} serves ${
        type.kind
      } as ${served}, not ${version}; change the object's apiVersion`,
    );
  }

  forget(): void {
    this.#cache.clear();
  }

  async #versions(group: string): Promise<string[]> {
    if (group === '') {
      return ['v1'];
    }
    const { groups } = await this.#cached('/apis', groupListSchema);
    const found = groups.find(entry => entry.name === group);
    const preferred = found?.preferredVersion?.version;
    const all = found?.versions.map(entry => entry.version) ?? [];
    return preferred
      ? [preferred, ...all.filter(version => version !== preferred)]
      : all;
  }

  async #inVersion(
    type: ResourceType,
    version: string,
  ): Promise<DiscoveredResource | undefined> {
    const path = joinSegments(
      type.group ? ['apis', type.group, version] : ['api', version],
    );
    const { resources } = await this.#cached(path, resourceListSchema);
    const found = resources.find(
      // Names with a slash are subresources, which may repeat the kind.
      entry => entry.kind === type.kind && !entry.name.includes('/'),
    );
    return (
      found && {
        ...type,
        version,
        plural: found.name,
        namespaced: found.namespaced,
        verbs: found.verbs,
      }
    );
  }

  async #cached<S extends z.ZodType>(
    path: string,
    schema: S,
  ): Promise<z.infer<S>> {
    const now = Date.now();
    const known = this.#cache.get(path);
    if (known && now - known.at < TTL_MS) {
      return schema.parse(await known.value);
    }
    const value = this.#options.getJson(path);
    this.#cache.set(path, { at: now, value });
    // A failure is not an answer: the next question asks again.
    value.catch(() => {
      if (this.#cache.get(path)?.value === value) {
        this.#cache.delete(path);
      }
    });
    return schema.parse(await value);
  }
}
