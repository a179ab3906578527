import { z } from 'zod';
import { metadataSchema } from '../objects';
import { resourceRule, section } from '../resourceRule';
import { CheckRule, equals } from '../runRule';
import { Reason } from '../reasons';

const schema = z.object({
  metadata: metadataSchema,
  status: section({
    health: section({
      status: z.string().default(''),
      message: z.string().default(''),
    }),
    sync: section({ status: z.string().default('') }),
    operationState: section({
      phase: z.string().default(''),
      message: z.string().default(''),
    }),
  }),
});
type Application = z.infer<typeof schema>;

const healthIs = (
  status: string,
  otherwise: Reason,
): CheckRule<Application> => ({
  name: 'health',
  compare: application =>
    application.status.health.status === status
      ? equals('Healthy', status)
      : undefined,
  otherwise,
});

const operation = (
  phases: string[],
  otherwise: Reason,
): CheckRule<Application> => ({
  name: 'operation',
  compare: ({ status }) =>
    phases.includes(status.operationState.phase)
      ? equals('Succeeded', status.operationState.phase)
      : undefined,
  otherwise,
});

const KNOWN = ['Healthy', 'Progressing', 'Degraded', 'Suspended', 'Missing'];

/**
 * Argo CD Application. Source: its API types and health documentation: `status.operationState.phase` (`Running`,
 * `Terminating`, `Failed`, `Error`, `Succeeded`), `status.health.status`, `status.sync.status`. An Application that is
 * healthy but not in sync does not run what its source says, and is not done.
 */
export const argoApplicationRule = resourceRule({
  group: 'argoproj.io',
  kinds: ['Application'],
  schema,
  rule: {
    checks: [
      {
        name: 'health',
        compare: ({ status: { health } }) =>
          health.status === '' || KNOWN.includes(health.status)
            ? undefined
            : equals('Healthy', health.status),
        otherwise: 'PhaseUnknown',
      },
      {
        name: 'sync',
        compare: ({ status: { sync } }) =>
          sync.status === 'Unknown' ? equals('Synced', 'Unknown') : undefined,
        otherwise: 'PhaseUnknown',
      },
      operation(['Failed', 'Error'], 'SyncFailed'),
      healthIs('Degraded', 'PhaseFailed'),
      healthIs('Missing', 'ResourcesMissing'),
      operation(['Running', 'Terminating'], 'PhaseProgressing'),
      healthIs('Progressing', 'PhaseProgressing'),
      {
        name: 'sync',
        compare: ({ status: { sync } }) =>
          sync.status === 'Unknown'
            ? undefined
            : equals('Synced', sync.status || '–'),
        otherwise: 'OutOfSync',
      },
      healthIs('Suspended', 'SpecSuspended'),
      {
        name: 'health',
        compare: ({ status: { health } }) =>
          health.status === '' || health.status === 'Healthy'
            ? equals('Healthy', health.status || '–')
            : undefined,
        otherwise: 'PhaseProgressing',
      },
    ],
    done: () => 'Current',
    values: ({ status: { health, sync, operationState } }) => ({
      phase: [health.status, sync.status, operationState.phase]
        .filter(Boolean)
        .join(' / '),
      quote: operationState.message || health.message || '–',
    }),
  },
});
