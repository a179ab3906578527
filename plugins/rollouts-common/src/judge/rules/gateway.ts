import { z } from 'zod';
import { metadataSchema } from '../objects';
import { resourceRule, section, statusShape } from '../resourceRule';
import {
  conditionChecks,
  conditionListSchema,
  Hearing,
  mustHear,
} from './gatewayConditions';
import { routeRule } from './gatewayRoutes';
import { nameOfParent, parentRefSchema } from './parentRef';

const group = 'gateway.networking.k8s.io';

const classSchema = z.object({
  metadata: metadataSchema,
  status: section(statusShape),
});
type GatewayClass = z.infer<typeof classSchema>;

const ofItself: Hearing<GatewayClass> = {
  hear: ({ status }) =>
    status.conditions.map(condition => ({ speaker: '', condition })),
};

const classChecks = conditionChecks(ofItself);

const gatewayClassRule = resourceRule({
  group,
  kinds: ['GatewayClass'],
  schema: classSchema,
  rule: {
    checks: [
      classChecks.failing,
      classChecks.observed,
      classChecks.working,
      ...mustHear(ofItself, ['Accepted']),
    ],
    done: () => 'Current',
    values: object => ({ quote: '–', ...classChecks.valuesOf(object) }),
  },
});

const gatewaySchema = z.object({
  metadata: metadataSchema,
  status: section({
    ...statusShape,
    listeners: z
      .array(
        z.object({
          name: z.string().default(''),
          conditions: conditionListSchema,
        }),
      )
      .default([]),
  }),
});
type Gateway = z.infer<typeof gatewaySchema>;

const ofGateway: Hearing<Gateway> = {
  hear: ({ status }) => [
    ...status.conditions.map(condition => ({ speaker: '', condition })),
    ...status.listeners.flatMap(({ name, conditions: own }) =>
      own.map(condition => ({ speaker: name, condition })),
    ),
  ],
};

const gatewayChecks = conditionChecks(ofGateway);

const gatewayRule = resourceRule({
  group,
  kinds: ['Gateway', 'ListenerSet'],
  schema: gatewaySchema,
  rule: {
    checks: [
      gatewayChecks.failing,
      gatewayChecks.observed,
      gatewayChecks.working,
      ...mustHear(ofGateway, ['Accepted', 'Programmed']),
    ],
    done: () => 'Current',
    values: object => ({ quote: '–', ...gatewayChecks.valuesOf(object) }),
  },
});

const policySchema = z.object({
  metadata: metadataSchema,
  status: section({
    ancestors: z
      .array(
        z.object({
          ancestorRef: parentRefSchema.default({ name: '' }),
          conditions: conditionListSchema,
        }),
      )
      .default([]),
  }),
});
type Policy = z.infer<typeof policySchema>;

const ofAncestors: Hearing<Policy> = {
  hear: ({ status }) =>
    status.ancestors.flatMap(({ ancestorRef, conditions: own }) =>
      own.map(condition => ({ speaker: nameOfParent(ancestorRef), condition })),
    ),
};

const policyChecks = conditionChecks(ofAncestors);

const policyRule = resourceRule({
  group,
  kinds: ['BackendTLSPolicy'],
  schema: policySchema,
  rule: {
    checks: [
      policyChecks.failing,
      policyChecks.observed,
      policyChecks.working,
      ...mustHear(ofAncestors, ['Accepted']),
    ],
    done: () => 'Current',
    values: object => ({ quote: '–', ...policyChecks.valuesOf(object) }),
  },
});

/**
 * Gateway API. Source: its API specification: GatewayClass `Accepted`; Gateway and its listeners `Accepted`, `Programmed`,
 * `ResolvedRefs`, `Conflicted`; routes by what each parent says (`Accepted`, `ResolvedRefs`), each condition for the generation
 * it names.
 */
export const gatewayRules = [
  gatewayClassRule,
  gatewayRule,
  routeRule,
  policyRule,
];
