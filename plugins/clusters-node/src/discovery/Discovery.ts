import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { parseAnswer } from '../connection/parseAnswer';
import { joinSegments } from '../connection/apiPath';
import { DiscoveredResource, ResourceType } from '../types';
import { groupListSchema, resourceListSchema } from './apiSchemas';
import { TtlCache } from './TtlCache';

const TTL_MS = 10 * 60_000;

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
  readonly #groups = new TtlCache<z.infer<typeof groupListSchema>>({
    ttlMs: TTL_MS,
  });
  readonly #resources = new TtlCache<z.infer<typeof resourceListSchema>>({
    ttlMs: TTL_MS,
  });

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
    this.#groups.clear();
    this.#resources.clear();
  }

  async #versions(group: string): Promise<string[]> {
    if (group === '') {
      return ['v1'];
    }
    const { groups } = await this.#groups.get('/apis', () =>
      this.#ask('/apis', groupListSchema),
    );
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
    const { resources } = await this.#resources.get(path, () =>
      this.#ask(path, resourceListSchema),
    );
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

  async #ask<S extends z.ZodType>(
    path: string,
    schema: S,
  ): Promise<z.infer<S>> {
    const { cluster, getJson } = this.#options;
    const answer = await getJson(path);
    return parseAnswer(cluster, () => schema.parse(answer));
  }
}
