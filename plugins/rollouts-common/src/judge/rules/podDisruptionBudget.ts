import { z } from 'zod';
import { conditionWords } from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import { resourceRule, section, statusShape } from '../resourceRule';
import { atLeast, equals } from '../runRule';

const schema = z.object({
  metadata: metadataSchema,
  status: section({
    ...statusShape,
    currentHealthy: z.number().default(0),
    desiredHealthy: z.number().default(0),
    disruptionsAllowed: z.number().default(0),
  }),
});

/**
 * PodDisruptionBudget. Source: its API reference, `observedGeneration`, condition `DisruptionAllowed` (reason `SyncFailed`
 * when the controller cannot count the pods), `currentHealthy` and `desiredHealthy`. A budget that allows no disruption
 * right now is met as long as enough pods are healthy.
 */
export const podDisruptionBudgetRule = resourceRule({
  group: 'policy',
  kinds: ['PodDisruptionBudget'],
  schema,
  rule: {
    checks: [
      {
        name: 'observedGeneration',
        // A budget nobody has counted yet would pass as 0 of 0
        compare: ({ metadata, status }) =>
          atLeast(
            Math.max(1, metadata.generation),
            status.observedGeneration ?? 0,
          ),
        otherwise: 'SpecNotObserved',
      },
      {
        name: 'counted',
        compare: budget =>
          equals(
            true,
            conditionOf(budget, 'DisruptionAllowed')?.reason !== 'SyncFailed',
          ),
        otherwise: 'ConditionFalse',
      },
      {
        name: 'currentHealthy',
        compare: ({ status }) =>
          atLeast(status.desiredHealthy, status.currentHealthy),
        otherwise: 'BudgetUnmet',
      },
    ],
    done: () => 'Current',
    values: budget => ({
      ...conditionWords(budget, { good: ['DisruptionAllowed'] }),
      healthy: budget.status.currentHealthy,
      desired: budget.status.desiredHealthy,
      allowed: budget.status.disruptionsAllowed,
    }),
  },
});
