import { z } from 'zod';
import { suspendedWhen } from '../conditionChecks';
import { metadataSchema } from '../objects';
import { phaseChecks, Phases } from '../phaseChecks';
import { resourceRule, section } from '../resourceRule';

const group = 'velero.io';

const schema = z.object({
  metadata: metadataSchema,
  spec: section({ paused: z.boolean().default(false) }),
  status: section({
    phase: z.string().default(''),
    message: z.string().default(''),
    failureReason: z.string().default(''),
    validationErrors: z.array(z.string()).default([]),
  }),
});
type VeleroObject = z.infer<typeof schema>;

const values = ({ status }: VeleroObject) => ({
  phase: status.phase || '–',
  quote:
    status.failureReason ||
    status.validationErrors.join(' ') ||
    status.message ||
    '–',
});

const ruleFor = (kinds: string[], phases: Phases) =>
  resourceRule({
    group,
    kinds,
    schema,
    rule: {
      checks: [
        suspendedWhen(({ spec }: VeleroObject) => spec.paused),
        ...phaseChecks(phases),
      ],
      done: () => (phases.done.includes('Completed') ? 'Completed' : 'Current'),
      values,
    },
  });

/**
 * Velero: Backup, Restore, Schedule, BackupStorageLocation. Source: the phases of its API types, in their order. A backup
 * that lost something on the way (`…PartiallyFailed`) is a failure as soon as it is known, not only once it is finalised.
 */
export const veleroRules = [
  ruleFor(['Backup', 'Restore'], {
    done: ['Completed'],
    progressing: [
      'New',
      'Queued',
      'ReadyToStart',
      'InProgress',
      'WaitingForPluginOperations',
      'Finalizing',
      'Deleting',
    ],
    failed: [
      'FailedValidation',
      'WaitingForPluginOperationsPartiallyFailed',
      'FinalizingPartiallyFailed',
      'PartiallyFailed',
      'Failed',
    ],
  }),
  ruleFor(['Schedule'], {
    done: ['Enabled'],
    progressing: ['New'],
    failed: ['FailedValidation'],
  }),
  ruleFor(['BackupStorageLocation'], {
    done: ['Available'],
    progressing: [],
    failed: ['Unavailable'],
  }),
];
