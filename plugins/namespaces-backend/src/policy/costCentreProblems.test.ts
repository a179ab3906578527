import {
  changedCostCentreProblems,
  costCentreProblems,
} from './costCentreProblems';

const forms = 'group:default/forms';
const maps = 'group:default/maps';
const rules = {
  configured: [{ id: '1000' }],
  ownOf: new Map([
    [forms, '4100'],
    [maps, '4200'],
  ]),
};

it.each([
  ['none', undefined, []],
  ['an empty one', '', []],
  ['its own', '4100', []],
  ['one for everybody', '1000', []],
  ["another group's", '4200', ['cost-centre-of-others']],
  ['one that is made up', '9999', ['cost-centre-unknown']],
])('tells whether a claim may charge %s', (_name, costCenter, found) => {
  const problems = costCentreProblems({ ownerRef: forms, costCenter }, rules);
  expect(problems.map(({ rule }) => rule)).toEqual(found);
});

it('names the field, the value and what may be charged instead', () => {
  const claim = { ownerRef: forms, costCenter: '4200' };
  expect(costCentreProblems(claim, rules)).toMatchObject([
    {
      field: 'costCenter',
      values: { value: '4200', ownerRef: forms, known: '4100, 1000' },
    },
  ]);
});

it.each([
  ['of something else lets stand', forms, '4200', { purpose: 'x' }, []],
  ['to its own is let', forms, '4100', { costCenter: '4100' }, []],
  ['that clears it is let', forms, undefined, { costCenter: null }, []],
  [
    "to another group's is refused",
    forms,
    '4200',
    { costCenter: '4200' },
    ['cost-centre-of-others'],
  ],
  [
    "of the owner refuses what is the old one's",
    maps,
    '4100',
    { ownerRef: maps },
    ['cost-centre-stays'],
  ],
  [
    'of the owner lets what is for everybody',
    maps,
    '1000',
    { ownerRef: maps },
    [],
  ],
])('a change %s', (_name, ownerRef, costCenter, requested, found) => {
  const next = { ownerRef, costCenter };
  const problems = changedCostCentreProblems(next, requested, rules);
  expect(problems.map(({ rule }) => rule)).toEqual(found);
});
