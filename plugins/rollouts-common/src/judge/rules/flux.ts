import { z } from 'zod';
import {
  conditionWords,
  failingWhenFalse,
  failingWhenTrue,
  isTrue,
  observedBy,
  suspendedWhen,
} from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { resourceRule, section, statusShape } from '../resourceRule';
import { CheckRule, equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  spec: section({
    suspend: z.boolean().default(false),
    type: z.string().default(''),
  }),
  status: section(statusShape),
});
type FluxObject = z.infer<typeof schema>;

/** Reasons with which `Ready` is false only for now. */
const PASSING = ['DependencyNotReady', 'Progressing'];

const isPassing = (object: FluxObject) =>
  PASSING.includes(conditionOf(object, 'Ready')?.reason ?? '');

const [notReady] = failingWhenFalse('Ready');

const checks: CheckRule<FluxObject>[] = [
  // Suspending raises the generation, which a suspended controller does not observe
  suspendedWhen(({ spec }) => spec.suspend),
  ...failingWhenTrue('Stalled'),
  {
    ...notReady,
    compare: (object, now) =>
      isPassing(object) ? undefined : notReady.compare(object, now),
  },
  // Only now: a controller that fails on the newest generation never gets to observe it
  observedBy('Stalled', 'Ready'),
  {
    name: 'Reconciling',
    compare: object => equals(false, isTrue(object, 'Reconciling')),
    otherwise: 'Reconciling',
  },
  {
    name: 'Ready',
    compare: object => equals(true, isTrue(object, 'Ready')),
    otherwise: 'Reconciling',
  },
];

const values = (object: FluxObject) =>
  conditionWords(object, { bad: ['Stalled'], good: ['Ready'] });

const ruleFor = (group: string, kinds: string[]) =>
  resourceRule({
    group,
    kinds,
    schema,
    rule: { checks, done: () => 'Current', values },
  });

/** A HelmRepository of type `oci` only holds an address: no controller writes its status. */
const helmRepositoryRule = resourceRule({
  group: 'source.toolkit.fluxcd.io',
  kinds: ['HelmRepository'],
  schema,
  rule: {
    checks: checks.map((check, index) => ({
      ...check,
      compare: (object: FluxObject, now: Date) =>
        index > 0 && object.spec.type === 'oci'
          ? undefined
          : check.compare(object, now),
    })),
    done: () => 'Current',
    values,
  },
});

/**
 * Flux: Kustomization, HelmRelease, and the sources. Source: its API documentation, which follows kstatus: `spec.suspend`,
 * `observedGeneration`, `Stalled` (will not be retried), `Ready` false (the last attempt failed; waiting for a dependency
 * is not failing), `Reconciling`.
 */
export const fluxRules = [
  ruleFor('kustomize.toolkit.fluxcd.io', ['Kustomization']),
  ruleFor('helm.toolkit.fluxcd.io', ['HelmRelease']),
  ruleFor('source.toolkit.fluxcd.io', [
    'GitRepository',
    'OCIRepository',
    'Bucket',
    'HelmChart',
  ]),
  helmRepositoryRule,
];
