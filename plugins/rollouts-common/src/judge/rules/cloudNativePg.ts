import { z } from 'zod';
import { suspendedWhen } from '../conditionChecks';
import { metadataSchema } from '../objects';
import { resourceRule, section } from '../resourceRule';
import { atLeast, equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  spec: section({ instances: z.number().default(1) }),
  status: section({
    phase: z.string().default(''),
    phaseReason: z.string().default(''),
    readyInstances: z.number().default(0),
  }),
});
type Cluster = z.infer<typeof schema>;

const HEALTHY = 'Cluster in healthy state';

/** Phases in which the operator has given up; the second is an older wording of the first. */
const FAILED = [
  'Cluster is unrecoverable and needs manual intervention',
  'Cluster is in an unrecoverable state, needs manual intervention',
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
  'Cluster has incomplete or invalid image catalog',
  'Cluster cannot execute instance online upgrade due to missing architecture binary',
  'Unable to create required cluster objects',
];

/** Phases that nothing but a person ends. */
const WAITING_FOR_USER = ['Waiting for user action'];

/**
 * CloudNativePG Cluster. Source: its API types and the documentation of declarative hibernation: the annotation
 * `cnpg.io/hibernation`, and `cnpg.io/reconciliationLoop`, `status.phase` (sentences; every one that is neither healthy nor
 * given up, and waits for nobody, is work under way),
 * `status.readyInstances`.
 */
export const cloudNativePgRule = resourceRule({
  group: 'postgresql.cnpg.io',
  kinds: ['Cluster'],
  schema,
  rule: {
    checks: [
      suspendedWhen(
        ({ metadata }: Cluster) =>
          metadata.annotations['cnpg.io/hibernation'] === 'on' ||
          metadata.annotations['cnpg.io/reconciliationLoop'] === 'disabled',
      ),
      {
        name: 'failed',
        compare: ({ status }) => equals(false, FAILED.includes(status.phase)),
        otherwise: 'PhaseFailed',
      },
      {
        name: 'user',
        compare: ({ status }) =>
          equals(false, WAITING_FOR_USER.includes(status.phase)),
        otherwise: 'UserNeeded',
      },
      {
        name: 'phase',
        compare: ({ status }) => equals(HEALTHY, status.phase || '–'),
        otherwise: 'PhaseProgressing',
      },
      {
        name: 'readyInstances',
        compare: ({ spec, status }) =>
          atLeast(spec.instances, status.readyInstances),
        otherwise: 'InstancesNotReady',
      },
    ],
    done: () => 'Current',
    values: ({ spec, status }) => ({
      phase: status.phase || '–',
      quote: status.phaseReason || '–',
      ready: status.readyInstances,
      desired: spec.instances,
    }),
  },
});
