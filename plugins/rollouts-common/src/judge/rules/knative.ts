import { conditionWords, mustBeTrue } from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { Conditioned, conditionedSchema, resourceRule } from '../resourceRule';

const group = 'serving.knative.dev';

/** The conditions of each kind, `Ready` last: it sums up the others. */
const CONDITIONS = {
  Service: ['ConfigurationsReady', 'RoutesReady', 'Ready'],
  Route: ['AllTrafficAssigned', 'IngressReady', 'Ready'],
  Configuration: ['Ready'],
  Revision: ['ResourcesAvailable', 'ContainerHealthy', 'Ready'],
};

/** `Active` is false without traffic: scaled to zero, and ready to start again. */
const idle = (revision: Conditioned) =>
  conditionOf(revision, 'Active')?.status === 'False';

const ruleFor = (kind: keyof typeof CONDITIONS) =>
  resourceRule({
    group,
    kinds: [kind],
    schema: conditionedSchema,
    rule: {
      checks: mustBeTrue(...CONDITIONS[kind]),
      done: object => (idle(object) ? 'Idle' : 'Current'),
      values: object => conditionWords(object, { good: CONDITIONS[kind] }),
    },
  });

/**
 * Knative Serving: Service, Route, Configuration, Revision. Source: its API specification: every condition true is ready,
 * any false is a failure, unknown is on its way. A Revision without traffic is scaled to zero (`Active` false), which is
 * no failure.
 */
export const knativeRules = [
  ruleFor('Service'),
  ruleFor('Route'),
  ruleFor('Configuration'),
  ruleFor('Revision'),
];
