import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Component,
  COMPONENT_FIELDS,
  ComponentIndex,
  componentOf,
  KUBERNETES_ANNOTATIONS,
} from '@dugnad/plugin-ownership-common';

/** Where the catalog is read and with whose credentials. */
export interface CatalogComponentsOptions {
  catalog: CatalogService;
  auth: AuthService;
}

/**
 * The catalog's components that point at Kubernetes, read in the background and kept: no request, verdict or
 * sample waits for the catalog. After a failed refresh the last ones stay.
 */
export class CatalogComponents {
  readonly #options: CatalogComponentsOptions;
  readonly #listeners = new Set<() => void>();
  #index = new ComponentIndex();

  constructor(options: CatalogComponentsOptions) {
    this.#options = options;
  }

  get index(): ComponentIndex {
    return this.#index;
  }

  /** Calls the listener whenever a refresh has changed anything. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads them all again. Throws what the catalog throws. */
  async refresh(): Promise<void> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const filter = [
      KUBERNETES_ANNOTATIONS.id,
      KUBERNETES_ANNOTATIONS.labelSelector,
      KUBERNETES_ANNOTATIONS.namespace,
    ].map(name => ({
      [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
    }));
    const components: Component[] = [];
    const pages = catalog.streamEntities(
      { filter, fields: COMPONENT_FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      components.push(...page.flatMap(entity => componentOf(entity) ?? []));
    }
    this.#replace(new ComponentIndex(components));
  }

  /** The component of an entity, asking the catalog for one that is newer than the last refresh. */
  async find(entityRef: string): Promise<Component | undefined> {
    const known = this.#index.get(entityRef);
    if (known || !isEntityRef(entityRef)) {
      return known;
    }
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    const component = entity && componentOf(entity);
    if (component) {
      this.#replace(this.#index.with(component));
    }
    return component;
  }

  #replace(index: ComponentIndex) {
    const changed = !index.equals(this.#index);
    this.#index = index;
    if (changed) {
      this.#listeners.forEach(listener => listener());
    }
  }
}

/** Whether the catalog would take it for a reference; for anything else it throws. */
function isEntityRef(text: string): boolean {
  try {
    return Boolean(parseEntityRef(text));
  } catch {
    return false;
  }
}
