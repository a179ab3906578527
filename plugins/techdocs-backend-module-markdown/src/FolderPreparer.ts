import { Entity } from '@backstage/catalog-model';
import { NotModifiedError } from '@backstage/errors';
import {
  DirectoryPreparer,
  PreparerBase,
  PreparerOptions,
  PreparerResponse,
} from '@backstage/plugin-techdocs-node';
import { assertMayReadFolder } from './localLocations';
import { siteFingerprint } from './site/siteFingerprint';

export type FolderPreparerOptions = {
  stock: DirectoryPreparer;
  /** Paths of the files whose entities may have documentation on this disk. */
  localLocations: ReadonlySet<string>;
};

/**
 * Prepares `dir:` documentation as TechDocs does, and tells whether a local folder changed since the last build. Stock
 * TechDocs cannot: it builds such a folder anew at every visit and tells each reader that there is a newer version.
 * Nor does it ask who may have a folder of the portal's machine published: here only configuration says so.
 */
export class FolderPreparer implements PreparerBase {
  readonly #options: FolderPreparerOptions;

  constructor(options: FolderPreparerOptions) {
    this.#options = options;
  }

  shouldCleanPreparedDirectory(): boolean {
    return this.#options.stock.shouldCleanPreparedDirectory();
  }

  /**
   * @throws NotModifiedError when the documentation is that of `options.etag`, NotAllowedError for a local folder that
   * no configured location vouches for.
   */
  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const { stock, localLocations } = this.#options;
    assertMayReadFolder(entity, localLocations);
    const prepared = await stock.prepare(entity, options);
    if (prepared.etag) return prepared;
    const etag = await siteFingerprint(prepared.preparedDir);
    if (etag === options?.etag) {
      throw new NotModifiedError('The documentation has not changed');
    }
    return { ...prepared, etag };
  }
}
