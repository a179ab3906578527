import { z } from 'zod';

/** Part of every projection: when the object was created, in milliseconds since 1970; 0 where it is not known. */
export interface Dated {
  createdMs: number;
}

/** Fields of a metadata schema that `createdMs` reads. */
export const datedShape = { creationTimestamp: z.string().optional() };

/** When an object was created, from its metadata. */
export function createdMs(metadata: { creationTimestamp?: string }): number {
  return Date.parse(metadata.creationTimestamp ?? '') || 0;
}
