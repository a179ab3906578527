import { refuseCostCentre } from './refuseCostCentre';

const forms = 'group:default/forms';
const maps = 'group:default/maps';
const news = 'group:default/news';
const ownOf = new Map([
  [forms, '4100'],
  [maps, 'Maps 42'],
]);
const configured = [
  { id: '1000' },
  { id: '2000', owners: [maps] },
  { id: '3000', owners: [] },
];

it.each([
  ['none', '', forms],
  ["a group's own", '4100', forms],
  ['one for everybody', '1000', forms],
  ['one with an empty list, for everybody', '3000', maps],
  ['one that is for the group', '2000', maps],
])('lets charge %s', (_name, costCentre, ownerRef) => {
  expect(
    refuseCostCentre(costCentre, ownerRef, { configured, ownOf }),
  ).toBeUndefined();
});

it.each([
  ["another group's own", 'Maps 42', forms, 'is group:default/maps'],
  ['one for another group', '2000', forms, 'not for group:default/forms'],
  ['one for a group, where nobody owns it', '2000', '', 'not for nobody'],
  ['one that is made up', '9999', forms, 'no cost centre 9999'],
  ['its own with other blanks', '41 00', forms, 'no cost centre 41 00'],
  ['the name of a property', '__proto__', forms, 'no cost centre __proto__'],
])('refuses %s', (_name, costCentre, ownerRef, why) => {
  expect(
    refuseCostCentre(costCentre, ownerRef, { configured, ownOf })?.message,
  ).toContain(why);
});

describe('where none is configured', () => {
  it.each(['Maps 42', 'maps 42', 'MAPS42', ' Maps\u00a042', 'Maps ４2'])(
    "refuses %j, another group's own",
    costCentre => {
      expect(refuseCostCentre(costCentre, forms, { ownOf })?.rule).toBe(
        'cost-centre-of-others',
      );
    },
  );

  it.each(['9999', 'Maps 43', 'Maps'])(
    'lets charge %j, which nobody owns',
    costCentre => {
      expect(refuseCostCentre(costCentre, forms, { ownOf })).toBeUndefined();
    },
  );

  it('lets charge anything where no group has its own either', () => {
    const nobody = { ownOf: new Map<string, string>() };
    expect(refuseCostCentre('Maps 42', forms, nobody)).toBeUndefined();
  });
});

it.each([
  [forms, ['4100', '1000', '3000']],
  [maps, ['Maps 42', '1000', '2000', '3000']],
  [news, ['1000', '3000']],
])('says what %s may charge instead', (ownerRef, chargeable) => {
  const refusal = refuseCostCentre('9999', ownerRef, { configured, ownOf });
  expect(refusal?.chargeable).toEqual(chargeable);
  expect(refusal?.message).toContain(
    `Charge one of: ${chargeable.join(', ')}; or leave it out.`,
  );
});

it('says whom to ask where an owner may charge none', () => {
  const refusal = refuseCostCentre('4100', news, { ownOf });
  expect(refusal?.message).toContain('ask the platform team');
});
