import {
  collectionsOpenedBy,
  tryHostileObjects,
} from '@dugnad/plugin-clusters-node/testUtils';
import { openCollections } from './openCollections';

jest.setTimeout(120_000);

it.each(
  collectionsOpenedBy(openCollections).map(one => [one.id, one] as const),
)('%s survives whatever is written', (_id, collection) => {
  expect(() => tryHostileObjects(collection)).not.toThrow();
});
