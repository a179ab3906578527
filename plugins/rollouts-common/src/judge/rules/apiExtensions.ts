import {
  conditionWords,
  failingWhenFalse,
  failingWhenTrue,
  mustBeTrue,
  pendingUntilTrue,
} from '../conditionChecks';
import { conditionOf } from '../conditionOf';
import { Conditioned, conditionedSchema, resourceRule } from '../resourceRule';

/** APIService. Source: the kube-aggregator API reference, condition `Available`: false while the service behind it does not answer. */
export const apiServiceRule = resourceRule({
  group: 'apiregistration.k8s.io',
  kinds: ['APIService'],
  schema: conditionedSchema,
  rule: {
    checks: mustBeTrue('Available'),
    done: () => 'Current',
    values: service => conditionWords(service, { good: ['Available'] }),
  },
});

const established = {
  bad: ['NonStructuralSchema'],
  good: ['NamesAccepted', 'Established'],
};

const installing = (definition: Conditioned) =>
  conditionOf(definition, 'Established')?.reason === 'Installing';

const [notEstablished] = failingWhenFalse('Established');

/**
 * CustomResourceDefinition. Source: its API reference: names are accepted, then it is established. Established is also
 * false, with reason `Installing`, for a moment: names that are refused are the failure, and so is a schema the server
 * cannot prune by.
 */
export const customResourceDefinitionRule = resourceRule({
  group: 'apiextensions.k8s.io',
  kinds: ['CustomResourceDefinition'],
  schema: conditionedSchema,
  rule: {
    checks: [
      {
        ...failingWhenTrue('Terminating')[0],
        otherwise: 'Deleting',
      },
      ...failingWhenTrue('NonStructuralSchema'),
      ...failingWhenFalse('NamesAccepted'),
      {
        ...notEstablished,
        compare: (definition, now) =>
          installing(definition)
            ? undefined
            : notEstablished.compare(definition, now),
      },
      ...pendingUntilTrue('NamesAccepted', 'Established'),
    ],
    done: () => 'Current',
    values: definition => conditionWords(definition, established),
  },
});
