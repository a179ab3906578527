import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogProcessor, LocationSpec } from '@backstage/plugin-catalog-node';

/** Refuses entities from a repository that say their source is on the portal's own disk. */
export class LocalSourceProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'DugnadLocalSourceProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const source = entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
    if (location.type === 'url' && source?.trim().startsWith('file:')) {
      throw new InputError(
        `metadata.annotations.${ANNOTATION_SOURCE_LOCATION} is a local file, but this entity comes from ${location.target}: leave it out, or let it be the address of a repository`,
      );
    }
    return entity;
  }
}
