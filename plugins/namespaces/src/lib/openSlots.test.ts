import { openSlots } from './openSlots';

const platform = { role: 'platform', platform: true, groups: [] } as const;
const receiver = {
  role: 'receiver',
  platform: false,
  groups: ['group:default/maps'],
} as const;
const slots = [
  { ...platform, groups: [] },
  { ...receiver, groups: [...receiver.groups] },
];
const approval = (role: 'platform' | 'receiver') => ({
  role,
  by: 'user:default/nora.lie',
  at: '2026-11-21T10:00:00Z',
});

describe('openSlots', () => {
  it('names every approval that is missing', () => {
    const open = openSlots({ slots, approvals: [approval('platform')] });
    expect(open.map(({ role }) => role)).toEqual(['receiver']);
  });

  it('needs as many approvals of a role as there are slots of it', () => {
    const twice = [slots[0], slots[0]];
    expect(
      openSlots({ slots: twice, approvals: [approval('platform')] }),
    ).toHaveLength(1);
  });
});
