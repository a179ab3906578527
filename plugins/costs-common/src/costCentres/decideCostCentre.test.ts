import { refuseCostCentre } from './decideCostCentre';

const forms = 'group:default/forms';
const maps = 'group:default/maps';
const ownOf = new Map([
  [forms, '4100'],
  [maps, '4200'],
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
  ["another group's own", '4200', forms, 'no cost centre 4200'],
  ['one for another group', '2000', forms, 'not for group:default/forms'],
  ['one for a group, where nobody owns it', '2000', '', 'not for nobody'],
  ['one that is made up', '9999', forms, 'no cost centre 9999'],
  ['one that differs in case or blanks', '4100 ', forms, 'no cost centre'],
])('refuses %s', (_name, costCentre, ownerRef, why) => {
  expect(refuseCostCentre(costCentre, ownerRef, { configured, ownOf })).toContain(
    why,
  );
});

it("refuses another group's own also where none is configured, and lets charge what nobody owns", () => {
  expect(refuseCostCentre('4200', forms, { ownOf })).toContain("another group's");
  expect(refuseCostCentre('9999', forms, { ownOf })).toBeUndefined();
});
