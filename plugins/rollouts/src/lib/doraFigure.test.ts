import { period } from '../__fixtures__/dora';
import { doraBars } from './doraFigure';

it('draws each period as a part of the highest, nothing done as no height, and a gap as none at all', () => {
  const bars = doraBars('deployments', [
    period({ deploymentsPerDay: 2 }),
    period({ deploymentsPerDay: 1 }),
    period({ deploymentsPerDay: 0 }),
    period({ recorded: false }),
  ]);
  expect(bars.map(({ heightPercent }) => heightPercent)).toEqual([
    100,
    50,
    0,
    undefined,
  ]);
});

it('draws nothing of no data', () => {
  expect(
    doraBars('leadTime', [period()]).map(({ heightPercent }) => heightPercent),
  ).toEqual([undefined]);
});
