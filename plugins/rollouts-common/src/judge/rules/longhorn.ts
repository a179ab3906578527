import { z } from 'zod';
import { metadataSchema } from '../objects';
import { phaseChecks } from '../phaseChecks';
import { resourceRule, section } from '../resourceRule';
import { equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  status: section({
    state: z.string().default(''),
    robustness: z.string().default(''),
  }).transform(status => ({ ...status, phase: status.state })),
});

/**
 * Longhorn Volume. Source: its API types: `status.robustness` (`faulted`: no replica left; `degraded`: fewer than asked
 * for; `unknown` while detached), then `status.state`. A detached volume is one that nobody uses.
 */
export const longhornVolumeRule = resourceRule({
  group: 'longhorn.io',
  kinds: ['Volume'],
  schema,
  rule: {
    checks: [
      ...phaseChecks({
        done: ['attached', 'detached'],
        progressing: ['creating', 'attaching', 'detaching', 'deleting'],
        failed: [],
      }).slice(0, 1),
      {
        name: 'faulted',
        compare: ({ status }) => equals(false, status.robustness === 'faulted'),
        otherwise: 'VolumeFaulted',
      },
      {
        name: 'degraded',
        compare: ({ status }) =>
          equals(false, status.robustness === 'degraded'),
        otherwise: 'RedundancyLost',
      },
      {
        name: 'state',
        compare: ({ status }) =>
          equals(true, ['attached', 'detached'].includes(status.state)),
        otherwise: 'PhaseProgressing',
      },
    ],
    done: () => 'Current',
    values: ({ status }) => ({
      phase: status.state || '–',
      robustness: status.robustness,
    }),
  },
});
