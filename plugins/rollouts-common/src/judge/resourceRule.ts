import { z } from 'zod';
import { NetworkAround, NO_NETWORK } from './network';
import {
  conditionSchema,
  metadataSchema,
  OtherObject,
  Surroundings,
} from './objects';
import { Reason } from './reasons';
import { KindRule, runRule, verdictOf } from './runRule';
import { Verdict } from './verdict';

/** `spec` or `status` of a resource, reduced to the fields its rule reads; absent is empty. */
export function section<T extends z.ZodRawShape>(shape: T) {
  return z.preprocess(value => value ?? {}, z.object(shape));
}

/** The fields most statuses have. */
export const statusShape = {
  observedGeneration: z.number().optional(),
  conditions: z.array(conditionSchema).default([]),
};

/** A resource that speaks by conditions alone. */
export const conditionedSchema = z.object({
  metadata: metadataSchema,
  status: section(statusShape),
});
/** A resource that speaks by conditions. */
export type Conditioned = z.infer<typeof conditionedSchema>;

/** How the kinds of one API group are judged. */
export interface ResourceRule {
  group: string;
  kinds: string[];
  shown: boolean;
  /** What each failing check means, in order. */
  outcomes: Reason[];
  judge(object: OtherObject, now: Date, related?: Surroundings): Verdict;
  /** The fields of `spec` and `status` that `judge` reads; undefined where they have not the shape it knows. */
  project(
    object: OtherObject,
  ): Pick<OtherObject, 'spec' | 'status'> | undefined;
}

/** The verdict on an object whose fields are not of the shape its kind is known to have. */
export function unreadable(field: string): Verdict {
  return verdictOf('Unreadable', { field }, [
    { name: 'readable', expected: true, actual: false, passed: false },
  ]);
}

const sectionsSchema = z.object({
  spec: z.unknown().optional(),
  status: z.unknown().optional(),
});

/** Joins a rule to the kinds it is for and the schema it reads them with. */
export function resourceRule<T>(options: {
  group: string;
  kinds: string[];
  schema: z.ZodType<T>;
  /** Or what makes it from what is around the object. */
  rule:
    | KindRule<NoInfer<T>>
    | ((network: NetworkAround) => KindRule<NoInfer<T>>);
  /** Whether the portal shows objects of these kinds by themselves; those that it does not are only judged when given. */
  shown?: boolean;
}): ResourceRule {
  const { group, kinds, schema, rule, shown = true } = options;
  const ruleIn = (network: NetworkAround) =>
    typeof rule === 'function' ? rule(network) : rule;
  return {
    group,
    kinds,
    shown,
    outcomes: ruleIn(NO_NETWORK).checks.map(({ otherwise }) => otherwise),
    judge(object, now, { network = NO_NETWORK } = {}) {
      const parsed = schema.safeParse(object);
      return parsed.success
        ? runRule(ruleIn(network), parsed.data, now)
        : unreadable(parsed.error.issues[0].path.join('.'));
    },
    project(object) {
      const parsed = schema.safeParse(object).data;
      return parsed && sectionsSchema.parse(parsed);
    },
  };
}
