import { z } from 'zod';
import { conditionOf, wordsOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { phaseChecks } from '../phaseChecks';
import { resourceRule, section, statusShape } from '../resourceRule';

const schema = z.object({
  metadata: metadataSchema,
  status: section({
    ...statusShape,
    phase: z.string().default(''),
    canaryWeight: z.number().default(0),
  }),
});

/**
 * Canary of Flagger. Source: its API types, `status.phase` in the order in which Flagger walks through it; waiting for a
 * person's confirmation is on its way. The condition `Promoted` has the words.
 */
export const canaryRule = resourceRule({
  group: 'flagger.app',
  kinds: ['Canary'],
  schema,
  rule: {
    checks: phaseChecks({
      done: ['Initialized', 'Succeeded'],
      progressing: [
        'Initializing',
        'Waiting',
        'Progressing',
        'WaitingPromotion',
        'Promoting',
        'Finalising',
        'Terminating',
        'Terminated',
      ],
      failed: ['Failed'],
    }),
    done: () => 'Current',
    values: canary => ({
      phase: canary.status.phase || '–',
      weight: canary.status.canaryWeight,
      quote: wordsOf(conditionOf(canary, 'Promoted')) || '–',
    }),
  },
});
