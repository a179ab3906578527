import { options } from '../__fixtures__/claims';
import { grantOf, grantParts, grantedValues } from './grant';

const requested = {
  size: 'small',
  ingress: 'cluster',
  egressInternet: true,
  expiresAt: '2027-06-30T00:00:00.000Z',
};
const asked = grantOf({ requested }, options);
const parts = grantParts({ kind: 'create', requested });

describe('what an approver grants', () => {
  it('begins with what was asked for', () => {
    expect(asked).toMatchObject({
      size: 'small',
      quota: { cpuCores: 1, memoryGib: 2 },
      ingress: 'cluster',
      expiresAt: '2027-06-30',
    });
  });

  it('is nothing of its own as long as nothing is changed', () => {
    expect(grantedValues({ ...asked }, asked, parts)).toBeUndefined();
  });

  it.each([
    [
      'a quota',
      { size: 'custom' },
      { quota: { cpu: '1', memory: '2Gi', storage: '10Gi', pods: 20 } },
    ],
    ['no internet', { egressInternet: false }, { egressInternet: false }],
    ['no end', { expiresAt: '' }, { expiresAt: null }],
    ['another end', { expiresAt: '2027-01-01' }, { expiresAt: '2027-01-01' }],
  ])('names %s where that is what changed', (_case, changes, values) =>
    expect(grantedValues({ ...asked, ...changes }, asked, parts)).toEqual(
      values,
    ),
  );

  it('says nothing of what the request is not about', () => {
    expect(grantParts({ kind: 'owner', requested: {} })).toEqual([]);
    expect(
      grantParts({ kind: 'details', requested: { contact: '#forms' } }),
    ).toEqual([]);
  });
});
