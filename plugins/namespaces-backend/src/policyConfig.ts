import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  CUSTOM_SIZE,
  Size,
  environmentSchema,
  ingressSchema,
} from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { amountsOf } from './policy/amounts';
import { ClusterPolicy, Limits, PolicyConfig } from './policy/PolicyConfig';
import { canonicalQuantity } from './reconcile/canonicalQuantity';

const KEY = 'namespaces.policy';

const quantity = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(text => canonicalQuantity(text) !== undefined, {
    error: 'is not a Kubernetes quantity such as 500m, 2 or 4Gi',
  });
const group = z.string().transform((ref, context) => {
  try {
    const defaults = { defaultKind: 'group', defaultNamespace: 'default' };
    return stringifyEntityRef(parseEntityRef(ref, defaults));
  } catch {
    context.issues.push({
      code: 'custom',
      input: ref,
      message: 'is not an entity reference such as group:default/forms',
    });
    return z.NEVER;
  }
});
const days = z.number().int().min(1).max(36_500);
const percent = z.number().min(0).max(1_000);
const count = z.number().int().min(0);
const factor = z.number().positive().max(1_000);

/** Every kind that rules are asked about. A rule that names none holds for all: there must be no way round it. */
const RULED_KINDS = ['create', 'resize', 'owner', 'details', 'expiry'] as const;

const limitsSchema = z.strictObject({
  cpu: quantity.optional(),
  memory: quantity.optional(),
  storage: quantity.optional(),
  pods: count.optional(),
  claims: count.optional(),
});

const schema = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(63),
        when: z
          .strictObject({
            kinds: z
              .array(z.enum(RULED_KINDS))
              .min(1)
              .default([...RULED_KINDS]),
            environments: z.array(environmentSchema).min(1).optional(),
            sizes: z.array(z.string()).min(1).optional(),
            clusters: z.array(z.string()).min(1).optional(),
            owners: z.array(group).min(1).optional(),
            ingress: z.array(ingressSchema).min(1).optional(),
            egressInternet: z.boolean().optional(),
          })
          .prefault({}),
        then: z.enum(['approve', 'ask', 'refuse']),
        approvers: z.enum(['platform', 'team']).default('platform'),
        reason: z.string().max(500).optional(),
      }),
    )
    .default([]),
  teamLimits: z
    .strictObject({
      default: limitsSchema.prefault({}),
      teams: z.record(group, limitsSchema).default({}),
      exceeded: z.enum(['ask', 'refuse']).default('ask'),
    })
    .prefault({}),
  clusters: z
    .record(
      z.string(),
      z.strictObject({
        overcommit: z
          .strictObject({
            cpu: factor.optional(),
            memory: factor.optional(),
            storage: factor.optional(),
            pods: factor.optional(),
          })
          .prefault({}),
        storage: quantity.optional(),
        exceeded: z.enum(['ask', 'refuse']).default('refuse'),
      }),
    )
    .default({}),
  expiry: z
    .partialRecord(
      environmentSchema,
      z
        .strictObject({
          defaultDays: days.optional(),
          maxDays: days.optional(),
        })
        .refine(
          ({ defaultDays, maxDays }) =>
            defaultDays === undefined ||
            maxDays === undefined ||
            defaultDays <= maxDays,
          { error: 'defaultDays is longer than maxDays' },
        ),
    )
    .default({}),
  approvers: z.record(group, z.array(group).min(1)).default({}),
  timeoutDays: days.default(14),
  increase: z
    .strictObject({
      maxPercent: percent.default(50),
      cpuPercent: percent.default(35),
      memoryPercent: percent.default(35),
      storagePercent: percent.default(80),
      windowDays: z.number().int().min(1).max(90).default(14),
    })
    .prefault({}),
});

/** Reads `namespaces.policy`. Throws `InputError` that names the offending key. */
export function readPolicyConfig(
  config: Config | undefined,
  sizes: Size[],
): PolicyConfig {
  const parsed = schema.safeParse(config?.get() ?? {});
  if (!parsed.success) {
    throw wrong(parsed.error.issues[0]);
  }
  const { clusters, teamLimits, ...policy } = parsed.data;
  checkSizes(policy.rules, sizes);
  return {
    ...policy,
    teamLimits: {
      exceeded: teamLimits.exceeded,
      default: limitsOf(teamLimits.default),
      teams: mapValues(teamLimits.teams, limitsOf),
    },
    clusters: mapValues(
      clusters,
      ({ storage, ...cluster }): ClusterPolicy => ({
        ...cluster,
        storageBytes: limitsOf({ storage }).storage,
      }),
    ),
  };
}

/** A rule for a size that is misspelt would silently never match. */
function checkSizes(rules: PolicyConfig['rules'], sizes: Size[]): void {
  const known = [...sizes.map(({ name }) => name), CUSTOM_SIZE];
  rules.forEach(({ when }, index) => {
    const other = when.sizes?.find(size => !known.includes(size));
    if (other !== undefined) {
      throw new InputError(
        `Configuration ${KEY}.rules[${index}].when.sizes: "${other}" is not one of ${known.join(
          ', ',
        )}`,
      );
    }
  });
}

function limitsOf(limits: z.output<typeof limitsSchema>): Limits {
  const { claims } = limits;
  const amounts = amountsOf({
    cpu: limits.cpu ?? '0',
    memory: limits.memory ?? '0',
    storage: limits.storage ?? '0',
    pods: limits.pods ?? 0,
  });
  return {
    ...(limits.cpu !== undefined && { cpu: amounts.cpu }),
    ...(limits.memory !== undefined && { memory: amounts.memory }),
    ...(limits.storage !== undefined && { storage: amounts.storage }),
    ...(limits.pods !== undefined && { pods: amounts.pods }),
    ...(claims !== undefined && { claims }),
  };
}

/** Without a prototype: a request may name a cluster `__proto__`, which is none. */
function mapValues<T, U>(
  record: Record<string, T>,
  map: (value: T) => U,
): Record<string, U> {
  const mapped: Record<string, U> = Object.create(null);
  for (const [key, value] of Object.entries(record)) {
    mapped[key] = map(value);
  }
  return mapped;
}

function wrong({ path, message }: { path: PropertyKey[]; message: string }) {
  const key = path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`,
    KEY,
  );
  return new InputError(`Configuration ${key}: ${message}`);
}
