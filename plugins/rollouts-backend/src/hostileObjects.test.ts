import {
  collectionsOpenedBy,
  tryHostileObjects,
} from '@dugnad/plugin-clusters-node/testUtils';
import { RESOURCE_KINDS } from '@dugnad/plugin-rollouts-common';
import { Autoscalers } from './board/Autoscalers';
import { openCollections } from './collections/openCollections';
import { openResources } from './resources/openResources';

jest.setTimeout(120_000);

const opened = collectionsOpenedBy(clusters => {
  const collections = openCollections(clusters, {
    commit: ['app.kubernetes.io/version'],
  });
  openResources(clusters, collections, {
    resourceKinds: RESOURCE_KINDS,
    patienceMs: 60_000,
  });
  return new Autoscalers(clusters);
});
const byId = new Map(opened.map(one => [one.id, one]));

it.each([...byId])('%s survives whatever is written', (_id, collection) => {
  // There are sixty of them
  expect(() => tryHostileObjects(collection, 40)).not.toThrow();
});
