import { z } from 'zod';

const listSchema = z.looseObject({
  apiVersion: z.string().optional(),
  kind: z.string().regex(/List$/),
  items: z.array(z.record(z.string(), z.unknown())).nullable(),
});

/** The objects of a `List` or a typed list such as `ConfigMapList`, whose items need not say their kind; else the object. */
export function unfoldList(
  object: Record<string, unknown>,
): Record<string, unknown>[] {
  const list = listSchema.safeParse(object);
  if (!list.success) {
    return [object];
  }
  const { apiVersion, kind, items } = list.data;
  const itemKind = kind.slice(0, -'List'.length);
  const implied = itemKind ? { apiVersion, kind: itemKind } : {};
  return (items ?? []).flatMap(item => unfoldList({ ...implied, ...item }));
}
