import { accountOfEntity, accountTitle } from './accountTitle';

const words = { organisation: 'All of it', unknownOwner: 'Nobody known' };

it.each([
  [{ kind: 'owner', id: 'group:default/forms' } as const, 'forms'],
  [{ kind: 'owner', id: 'unknown' } as const, 'Nobody known'],
  [{ kind: 'namespace', id: 'oslo/forms-dev' } as const, 'oslo / forms-dev'],
  [{ kind: 'cluster', id: 'oslo' } as const, 'oslo'],
  [{ kind: 'cost-centre', id: '4711' } as const, '4711'],
  [{ kind: 'organisation', id: '' } as const, 'All of it'],
  [{ kind: 'component', id: 'not a reference' } as const, 'not a reference'],
])('calls %j %s', (account, title) => {
  expect(accountTitle(account, words)).toBe(title);
});

it('knows the accounts of groups, systems and components alone', () => {
  expect(accountOfEntity({ kind: 'Group', ref: 'group:default/a' })).toEqual({
    kind: 'owner',
    id: 'group:default/a',
  });
  expect(accountOfEntity({ kind: 'API', ref: 'api:default/a' })).toBe(
    undefined,
  );
});
