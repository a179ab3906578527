import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  getEntitySourceLocation,
  parseLocationRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { resolve } from 'path';

/** Paths of the files that `catalog.locations` names, as the catalog writes them. */
export function readLocalLocations(
  config: RootConfigService,
): ReadonlySet<string> {
  const locations = config.getOptionalConfigArray('catalog.locations') ?? [];
  return new Set(
    locations
      .filter(location => location.getOptionalString('type') === 'file')
      .map(location => resolve(location.getString('target'))),
  );
}

/**
 * Whether documentation of an entity may come from this machine's own disk:
 * only where the entity itself came from a file that the configuration names.
 * An entity that somebody registered may say that its source is such a file;
 * where it came from, it cannot say: the catalog writes that.
 *
 * @throws NotAllowedError when it may not
 */
export function assertMayReadFolder(
  entity: Entity,
  locations: ReadonlySet<string>,
): void {
  if (getEntitySourceLocation(entity).type !== 'file') return;
  const { annotations = {}, name } = entity.metadata;
  const origin = locationOf(annotations[ANNOTATION_ORIGIN_LOCATION]);
  const own = locationOf(annotations[ANNOTATION_LOCATION]);
  if (
    own?.type === 'file' &&
    origin?.type === 'file' &&
    locations.has(resolve(origin.target))
  ) {
    return;
  }
  throw new NotAllowedError(
    `The documentation of '${name}' is said to lie on the portal's own disk. Only entities of a file in catalog.locations may have it there; let backstage.io/source-location be the address of a repository`,
  );
}

function locationOf(reference: string | undefined) {
  try {
    return reference ? parseLocationRef(reference) : undefined;
  } catch {
    return undefined;
  }
}
