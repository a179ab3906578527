import {
  collectionsOpenedBy,
  tryHostileObjects,
  openedOf,
} from '@dugnad/plugin-clusters-node/testUtils';
import { ClusterCapacity } from './capacity/ClusterCapacity';
import { bindingCollection } from './connect/bindingCollection';
import { NETWORK_POLICY } from './reconcile/foreignNetwork';
import { NAMESPACE, OWNED_KINDS } from './reconcile/observeClaim';
import { seenCollection } from './reconcile/seenCollection';
import { podCollection } from './usage/podCollection';
import { quotaCollection } from './usage/quotaCollection';

jest.setTimeout(120_000);

const opened = [
  ...collectionsOpenedBy(clusters => new ClusterCapacity(clusters)),
  openedOf(bindingCollection),
  openedOf(podCollection),
  openedOf(quotaCollection),
  ...[NAMESPACE, NETWORK_POLICY, ...OWNED_KINDS].map(type =>
    openedOf(seenCollection(type)),
  ),
];
const byId = new Map(opened.map(one => [one.id, one]));

it.each([...byId])('%s survives whatever is written', (_id, collection) => {
  expect(() => tryHostileObjects(collection)).not.toThrow();
});
