import { z } from 'zod';
import { metadataSchema } from '../objects';
import { resourceRule, section } from '../resourceRule';
import { equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  status: section({ phase: z.string().default('Pending') }),
});

/** PersistentVolumeClaim. Source: its API reference, phases `Pending`, `Bound` and `Lost`. */
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
      {
        name: 'phase',
        compare: ({ status }) => equals('Bound', status.phase),
        otherwise: 'VolumePending',
      },
    ],
    done: () => 'Current',
    values: ({ status }) => ({ phase: status.phase }),
  },
});
