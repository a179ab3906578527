import {
  collectionsOpenedBy,
  tryHostileObjects,
} from '@dugnad/plugin-clusters-node/testUtils';
import { openCollections } from './collections/openCollections';
import { openDevices } from './devices/openDevices';

jest.setTimeout(120_000);

const opened = collectionsOpenedBy(clusters => [
  openCollections(clusters),
  openDevices(clusters),
]);

it.each(opened.map(one => [one.id, one] as const))(
  '%s survives whatever is written',
  (_id, collection) => {
    expect(() => tryHostileObjects(collection)).not.toThrow();
  },
);
