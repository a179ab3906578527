import { endedBy, shortensProduction } from './endedBy';

const soon = '2027-01-01T00:00:00.000Z';
const later = '2027-06-01T00:00:00.000Z';

it.each<[string, Parameters<typeof shortensProduction>, boolean]>([
  ['sets an end', [{ environment: 'prod' }, soon], true],
  ['brings it closer', [{ environment: 'prod', expiresAt: later }, soon], true],
  ['extends', [{ environment: 'prod', expiresAt: soon }, later], false],
  ['keeps it', [{ environment: 'prod', expiresAt: soon }, soon], false],
  ['takes it away', [{ environment: 'prod', expiresAt: soon }, null], false],
  ['sets one elsewhere', [{ environment: 'test' }, soon], false],
])('knows whether it shortens production who %s', (_what, [claim, end], is) => {
  expect(shortensProduction(claim, end)).toBe(is);
});

it.each<[string, Parameters<typeof endedBy>, string[] | null]>([
  ['names who set an end', [{}, soon, ['ann']], ['ann']],
  [
    'adds who brought it closer',
    [{ expiresAt: later, endBy: ['ann'] }, soon, ['bo', 'ann']],
    ['ann', 'bo'],
  ],
  [
    'keeps who set the first end when somebody extends',
    [{ expiresAt: soon, endBy: ['ann'] }, later, ['bo']],
    ['ann'],
  ],
  [
    'begins anew once there was no end',
    [{ endBy: ['ann'] }, soon, ['bo']],
    ['bo'],
  ],
  ['names nobody without an end', [{ expiresAt: soon }, null, ['bo']], null],
])('%s', (_what, [claim, end, people], by) => {
  expect(endedBy(claim, end, people)).toEqual(by);
});
