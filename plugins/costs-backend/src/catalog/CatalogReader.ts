import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Component, KUBERNETES_ANNOTATIONS, componentOf } from './componentOf';

/** Where the catalog is read and with whose credentials. */
export interface CatalogReaderOptions {
  catalog: CatalogService;
  auth: AuthService;
}

/**
 * The catalog's components that point at Kubernetes, read in the background and kept: no sample waits for the catalog. After a
 * failed refresh the last ones stay.
 */
export class CatalogReader {
  readonly #options: CatalogReaderOptions;
  #components: readonly Component[] = [];

  constructor(options: CatalogReaderOptions) {
    this.#options = options;
  }

  get components(): readonly Component[] {
    return this.#components;
  }

  /** Reads them all again. Throws what the catalog throws. */
  async refresh(): Promise<void> {
    const { catalog, auth } = this.#options;
    const filter = [
      KUBERNETES_ANNOTATIONS.id,
      KUBERNETES_ANNOTATIONS.labelSelector,
      KUBERNETES_ANNOTATIONS.namespace,
    ].map(name => ({
      kind: 'Component',
      [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
    }));
    const components: Component[] = [];
    const pages = catalog.streamEntities(
      {
        filter,
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
          'relations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      components.push(...page.flatMap(entity => componentOf(entity) ?? []));
    }
    this.#components = components;
  }
}
