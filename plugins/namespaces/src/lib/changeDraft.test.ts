import { claimChangeSchema } from '@dugnad/plugin-namespaces-common';
import { formsWeb, options } from '../__fixtures__/claims';
import { changeDraft, changeOf } from './changeDraft';

const was = changeDraft(
  { ...formsWeb, expiresAt: '2027-06-30T00:00:00.000Z' },
  options,
);

describe('a change of a claim', () => {
  it.each(['resize', 'owner', 'details', 'expiry'] as const)(
    'is none of its %s while nothing is changed',
    kind =>
      expect(changeOf(kind, { ...was, comment: 'why' }, was)).toBeUndefined(),
  );

  it.each([
    ['resize', { size: 'large' }, { kind: 'resize', size: 'large' }],
    [
      'resize',
      { size: 'custom', quota: { ...was.quota, cpuCores: 3 } },
      {
        kind: 'resize',
        quota: { cpu: '3', memory: '2Gi', storage: '10Gi', pods: 20 },
      },
    ],
    [
      'owner',
      { ownerRef: 'group:default/maps' },
      { kind: 'owner', ownerRef: 'group:default/maps' },
    ],
    [
      'details',
      { contact: '#forms', ingress: 'none' as const },
      { kind: 'details', contact: '#forms', ingress: 'none' },
    ],
    ['expiry', { expiresAt: '' }, { kind: 'expiry', expiresAt: null }],
  ] as const)('of its %s names only what differs', (kind, changes, change) => {
    const found = changeOf(kind, { ...was, ...changes }, was);
    expect(found).toEqual(change);
    expect(claimChangeSchema.safeParse(found).success).toBe(true);
  });
});
