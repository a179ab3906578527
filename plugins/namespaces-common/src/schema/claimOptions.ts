import { z } from 'zod';
import { environmentSchema, ingressSchema } from './environment';
import { sizeSchema } from './quota';

/** What names the portal accepts. Use with `namespaceNameProblems`. */
export const nameRulesSchema = z.object({
  maxLength: z.number(),
  /** Names and `prefix*`, `*suffix` patterns nobody may take. */
  reserved: z.array(z.string()),
});
/** See `nameRulesSchema`. */
export type NameRules = z.infer<typeof nameRulesSchema>;

/** How long claims of an environment live, in days from the request. */
export const expiryRuleSchema = z.object({
  /** What a request without an expiry gets; absent: `maxDays`, or it does not expire. */
  defaultDays: z.number().optional(),
  /** The latest a request may ask for; absent: no maximum. */
  maxDays: z.number().optional(),
});
/** See `expiryRuleSchema`. */
export type ExpiryRule = z.infer<typeof expiryRuleSchema>;

/** What a request form offers this caller. */
export const claimOptionsSchema = z.object({
  sizes: z.array(sizeSchema),
  environments: z.array(environmentSchema),
  clusters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      reachable: z.boolean(),
      /** ISO 8601; since when it is (un)reachable. */
      since: z.string(),
    }),
  ),
  /** Groups the caller may request for, with the prefix their names must have. */
  owners: z.array(
    z.object({ ref: z.string(), title: z.string(), prefix: z.string() }),
  ),
  /** Every group a namespace may be handed to. */
  groups: z.array(z.object({ ref: z.string(), title: z.string() })).default([]),
  /** Systems owned by these groups, to relate a namespace to. */
  systems: z.array(
    z.object({ ref: z.string(), title: z.string(), ownerRef: z.string() }),
  ),
  nameRules: nameRulesSchema,
  dataClassifications: z.array(z.string()),
  /** Whether a quota may be stated instead of a size. */
  customQuota: z.boolean(),
  /** Choices of `ingress`. */
  ingress: z.array(ingressSchema),
  /** Expiry per environment; an environment without an entry neither expires by default nor has a maximum. */
  expiry: z.partialRecord(environmentSchema, expiryRuleSchema),
  /** The caller may do everything with every claim, adopt namespaces and check clusters. */
  platform: z.boolean().default(false),
});
/** See `claimOptionsSchema`. */
export type ClaimOptions = z.infer<typeof claimOptionsSchema>;
