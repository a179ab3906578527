import { z } from 'zod';

/** What a namespace is for; decides defaults and approval rules. */
export const environmentSchema = z.enum(['dev', 'test', 'prod']);
/** See `environmentSchema`. */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Who may open connections to a namespace's pods from outside it: nobody, the configured ingress controllers, or every
 * pod of the cluster.
 */
export const ingressSchema = z.enum(['none', 'controllers', 'cluster']);
/** See `ingressSchema`. */
export type Ingress = z.infer<typeof ingressSchema>;

/** A moment in ISO 8601, or a date, which means its beginning in UTC. Comes out as ISO 8601 with milliseconds. */
export const momentSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be a date such as 2027-06-30 or a time in ISO 8601',
  })
  .transform(text => new Date(text).toISOString());
