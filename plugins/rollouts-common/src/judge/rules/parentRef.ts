import { z } from 'zod';

/** The fields by which one object names another. */
export const referenceShape = {
  group: z.string().optional(),
  kind: z.string().optional(),
  namespace: z.string().optional(),
  name: z.string().default(''),
};

/** What a route or a policy is attached to. */
export const parentRefSchema = z.object({
  ...referenceShape,
  sectionName: z.string().optional(),
  port: z.number().optional(),
});
/** What a route or a policy is attached to. */
export type ParentRef = z.infer<typeof parentRefSchema>;

/** A parent in words: its kind, its name, and the listener. */
export const nameOfParent = ({
  kind = 'Gateway',
  name,
  sectionName,
}: ParentRef) => `${kind} ${sectionName ? `${name}/${sectionName}` : name}`;
