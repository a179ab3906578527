import { SetupCheck } from '@dugnad/plugin-namespaces-common';
import { checksByArea } from './checksByArea';

const check = (
  name: string,
  area: SetupCheck['area'],
  state: SetupCheck['state'],
): SetupCheck => ({ check: name, area, state, title: name, why: '' });

it('groups checks by what they are about, with what is wrong first', () => {
  const found = checksByArea([
    check('a', 'writing', 'ok'),
    check('b', 'writing', 'missing'),
    check('c', 'reading', 'unknown'),
  ]);
  expect(
    found.map(([area, checks]) => [area, ...checks.map(it => it.check)]),
  ).toEqual([
    ['writing', 'b', 'a'],
    ['reading', 'c'],
  ]);
});
