import { z } from 'zod';
import { observedBy, suspendedWhen } from '../conditionChecks';
import { conditionOf, wordsOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { pendingPhase, Phases, troubledPhase } from '../phaseChecks';
import { resourceRule, section, statusShape } from '../resourceRule';
import { atLeast, CheckRule, equals } from '../runRule';

const group = 'cluster.x-k8s.io';

const count = z.number().optional();
const schema = z.object({
  metadata: metadataSchema,
  spec: section({
    paused: z.boolean().default(false),
    replicas: z.number().default(1),
  }),
  status: section({
    ...statusShape,
    phase: z.string().default(''),
    failureMessage: z.string().default(''),
    availableReplicas: count,
    readyReplicas: count,
    /** v1beta1 */
    updatedReplicas: count,
    /** v1beta2 */
    upToDateReplicas: count,
  }),
});
type CapiObject = z.infer<typeof schema>;

const paused = suspendedWhen(
  ({ spec, metadata }: CapiObject) =>
    spec.paused || 'cluster.x-k8s.io/paused' in metadata.annotations,
);

/** `Available` of v1beta2, else `Ready` of v1beta1. */
const summaryOf = (object: CapiObject) =>
  conditionOf(object, 'Available') ?? conditionOf(object, 'Ready');

/** False is normal until the last phase is reached, and trouble from then on. */
const summary = (phases: Phases): CheckRule<CapiObject> => ({
  name: 'available',
  compare: object =>
    phases.done.includes(object.status.phase) &&
    summaryOf(object)?.status === 'False'
      ? equals('True', 'False')
      : undefined,
  otherwise: 'ConditionFalse',
});

/** What a provider calls an error (v1beta1) is one in every phase; with other severities it is still at work. */
const providerError: CheckRule<CapiObject> = {
  name: 'severity',
  compare: object => {
    const { status, severity } = conditionOf(object, 'Ready') ?? {};
    return equals(false, status === 'False' && severity === 'Error');
  },
  otherwise: 'ConditionFalse',
};

const values = (object: CapiObject) => ({
  phase: object.status.phase || '–',
  condition: summaryOf(object)?.type ?? '–',
  quote: object.status.failureMessage || wordsOf(summaryOf(object)) || '–',
});

const ruleFor = (kind: string, phases: Phases) =>
  resourceRule({
    group,
    kinds: [kind],
    schema,
    rule: {
      checks: [
        paused,
        observedBy(),
        ...troubledPhase(phases),
        providerError,
        summary(phases),
        pendingPhase(phases),
      ],
      done: () => 'Current',
      values,
    },
  });

const updatedOf = ({ status }: CapiObject) =>
  status.upToDateReplicas ?? status.updatedReplicas ?? 0;
const availableOf = ({ status }: CapiObject) =>
  status.availableReplicas ?? status.readyReplicas ?? 0;

const DEPLOYMENT_PHASES: Phases = {
  done: ['Running'],
  progressing: ['ScalingUp', 'ScalingDown'],
  failed: ['Failed'],
};

const machineDeploymentRule = resourceRule({
  group,
  kinds: ['MachineDeployment'],
  schema,
  rule: {
    checks: [
      paused,
      observedBy(),
      ...troubledPhase(DEPLOYMENT_PHASES),
      {
        name: 'upToDateReplicas',
        compare: object => atLeast(object.spec.replicas, updatedOf(object)),
        otherwise: 'MachinesNotReady',
      },
      {
        name: 'availableReplicas',
        compare: object => atLeast(object.spec.replicas, availableOf(object)),
        otherwise: 'MachinesNotReady',
      },
      pendingPhase(DEPLOYMENT_PHASES),
    ],
    done: ({ spec }) => (spec.replicas === 0 ? 'ScaledToZero' : 'Current'),
    values: object => ({
      ...values(object),
      desired: object.spec.replicas,
      updated: updatedOf(object),
      available: availableOf(object),
    }),
  },
});

/**
 * Cluster API: Cluster, Machine, MachineDeployment. Source: its API types: `spec.paused` and the annotation
 * `cluster.x-k8s.io/paused`, `Ready` false with severity `Error` (v1beta1), `status.phase` in the order of its constants, the condition `Available` (v1beta2) or `Ready`
 * (v1beta1), and the replica counts of both versions. Phase `Unknown` is unknown here too.
 */
export const clusterApiRules = [
  ruleFor('Cluster', {
    done: ['Provisioned'],
    progressing: ['Pending', 'Provisioning', 'Deleting'],
    failed: ['Failed'],
  }),
  ruleFor('Machine', {
    done: ['Running'],
    progressing: [
      'Pending',
      'Provisioning',
      'Provisioned',
      'Updating',
      'Deleting',
      'Deleted',
    ],
    failed: ['Failed'],
  }),
  machineDeploymentRule,
];
