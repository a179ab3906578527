import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { COST_CENTRE_ANNOTATION } from '@dugnad/plugin-ownership-common';

/** Where the catalog is read and with whose credentials. */
export interface GroupCostCentresOptions {
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
}

/** Cost centres that groups of the catalog have as their own, read in the background. After a failed refresh the last ones stay. */
export class GroupCostCentres {
  readonly #options: GroupCostCentresOptions;
  #ownOf: ReadonlyMap<string, string> = new Map();

  constructor(options: GroupCostCentresOptions) {
    this.#options = options;
  }

  get ownOf(): ReadonlyMap<string, string> {
    return this.#ownOf;
  }

  /** Reads them all again. Throws what the catalog throws. */
  async refresh(): Promise<void> {
    const { catalog, auth } = this.#options;
    const annotation = `metadata.annotations.${COST_CENTRE_ANNOTATION}`;
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'Group', [annotation]: CATALOG_FILTER_EXISTS },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const ownOf = new Map<string, string>();
    for await (const page of pages) {
      for (const group of page) {
        const own = group.metadata.annotations?.[COST_CENTRE_ANNOTATION];
        if (own) {
          ownOf.set(stringifyEntityRef(group), own);
        }
      }
    }
    this.#ownOf = ownOf;
  }
}
