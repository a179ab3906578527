import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const ANNOTATIONS = [
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
];

const bodySchema = z.object({
  entity: z.object({
    kind: z.unknown(),
    metadata: z
      .object({ annotations: z.record(z.string(), z.unknown()).nullish() })
      .nullish(),
    spec: z.object({ type: z.unknown() }).nullish(),
  }),
});

/**
 * Refuses to have an entity validated that says it comes from anywhere but an
 * address: the catalog would read what it names, from the portal's own disk too.
 *
 * @param body - of a request to `/validate-entity`; what is no such body is left to the catalog
 * @throws InputError that names the key
 */
export function assertReadsNoFile(body: unknown): void {
  const { data } = bodySchema.safeParse(body);
  if (!data) return;
  const { kind, metadata, spec } = data.entity;
  for (const name of ANNOTATIONS) {
    const value = metadata?.annotations?.[name];
    if (value !== undefined && !/^url:/.test(String(value))) {
      throw new InputError(
        `metadata.annotations.${name} must be absent or the address of a repository (url:https://…): local files come from catalog.locations only`,
      );
    }
  }
  const type = spec?.type ?? 'url';
  if (String(kind).toLocaleLowerCase('en') === 'location' && type !== 'url') {
    throw new InputError(
      `spec.type of a Location must be absent or 'url': local files come from catalog.locations only`,
    );
  }
}
