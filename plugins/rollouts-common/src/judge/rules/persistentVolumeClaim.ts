import { z } from 'zod';
import { metadataSchema } from '../objects';
import { conditionOf, wordsOf } from '../conditionOf';
import { conditionWords, failingWhenTrue, isTrue } from '../conditionChecks';
import { resourceRule, section, statusShape } from '../resourceRule';
import { equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  status: section({ ...statusShape, phase: z.string().default('Pending') }),
});

/** Conditions with which a claim says that its volume could not be changed as asked. */
const TROUBLE = [
  'ControllerResizeError',
  'NodeResizeError',
  'ModifyVolumeError',
];

/**
 * PersistentVolumeClaim. Source: its API reference, phases `Pending`, `Bound` and `Lost`, conditions of a change that failed,
 * and `Unused` (Kubernetes 1.37): bound, and no pod has it mounted.
 */
export const persistentVolumeClaimRule = resourceRule({
  group: '',
  kinds: ['PersistentVolumeClaim'],
  schema,
  rule: {
    checks: [
      {
        name: 'lost',
        compare: ({ status }) => equals(false, status.phase === 'Lost'),
        otherwise: 'VolumeLost',
      },
      ...failingWhenTrue(...TROUBLE),
      {
        name: 'phase',
        compare: ({ status }) => equals('Bound', status.phase),
        otherwise: 'VolumePending',
      },
    ],
    done: claim => (isTrue(claim, 'Unused') ? 'VolumeUnused' : 'Current'),
    values: claim => ({
      ...conditionWords(claim, { bad: TROUBLE, good: ['Unused'] }),
      ...(isTrue(claim, 'Unused') && {
        quote: wordsOf(conditionOf(claim, 'Unused')),
      }),
      phase: claim.status.phase,
    }),
  },
});
