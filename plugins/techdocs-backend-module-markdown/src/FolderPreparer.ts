import { Entity } from '@backstage/catalog-model';
import { NotModifiedError } from '@backstage/errors';
import {
  DirectoryPreparer,
  PreparerBase,
  PreparerOptions,
  PreparerResponse,
} from '@backstage/plugin-techdocs-node';
import { siteFingerprint } from './site/siteFingerprint';

/**
 * Prepares `dir:` documentation as TechDocs does, and tells whether a local folder changed since the last build. Stock
 * TechDocs cannot: it builds such a folder anew at every visit and tells each reader that there is a newer version.
 */
export class FolderPreparer implements PreparerBase {
  readonly #stock: DirectoryPreparer;

  constructor(stock: DirectoryPreparer) {
    this.#stock = stock;
  }

  shouldCleanPreparedDirectory(): boolean {
    return this.#stock.shouldCleanPreparedDirectory();
  }

  /** @throws NotModifiedError when the documentation is that of `options.etag`. */
  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const prepared = await this.#stock.prepare(entity, options);
    if (prepared.etag) return prepared;
    const etag = await siteFingerprint(prepared.preparedDir);
    if (etag === options?.etag) {
      throw new NotModifiedError('The documentation has not changed');
    }
    return { ...prepared, etag };
  }
}
