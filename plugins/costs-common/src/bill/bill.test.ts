import fc from 'fast-check';
import { Calendar } from '../calendar/Calendar';
import {
  addDays,
  addMonths,
  addMonthsToDay,
  daysOfMonth,
  isDay,
  isMonth,
} from '../calendar/days';
import { billOfDay } from './billOfDay';
import { billOfHour } from './billOfHour';
import { billOfMonth } from './billOfMonth';
import { Charge } from './charge';

const server: Charge = {
  id: 's',
  origin: 'config',
  cluster: 'oslo',
  name: 'Server',
  kind: 'server',
  amountMicros: 100_000_000,
  period: 'month',
  validFrom: '2020-01-01',
};

describe('days', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['today', false],
  ])('knows whether %s is a day: %s', (text, expected) =>
    expect(isDay(text)).toBe(expected),
  );

  it('counts months over the turn of a year', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonthsToDay('2026-01-31', 1)).toBe('2026-02-28');
    expect(isMonth('2026-13')).toBe(false);
  });
});

describe('Calendar', () => {
  const oslo = new Calendar('Europe/Oslo');

  it.each([
    ['2026-03-28', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('gives %s %i hours in Oslo', (day, hours) =>
    expect(oslo.hoursOf(day)).toHaveLength(hours),
  );

  it.each([
    'Europe/Oslo',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'UTC',
    'Pacific/Apia',
    'America/St_Johns',
  ])('puts every hour of a year into exactly one day in %s', timeZone => {
    const calendar = new Calendar(timeZone);
    let expected = calendar.hoursOf('2027-12-31')[0];
    for (let day = '2027-12-31'; day < '2029-01-02'; day = addDays(day, 1)) {
      for (const hour of calendar.hoursOf(day)) {
        expect(hour).toBe(expected);
        expect(calendar.dayOf(hour)).toBe(day);
        expected += 3_600_000;
      }
    }
  });

  it('names a time zone that does not exist', () =>
    expect(() => new Calendar('Oslo')).toThrow('"Oslo" is not a time zone'));
});

describe('bill', () => {
  it.each(['2026-02', '2028-02', '2026-04', '2026-01', '2026-03', '2026-10'])(
    'closes a server of €100.00 to €100.00 in %s, by day and by hour',
    month => {
      const calendar = new Calendar('Europe/Oslo');
      expect(billOfMonth(server, month)).toBe(100_000_000);
      const hours = daysOfMonth(month).flatMap(day => calendar.hoursOf(day));
      const sum = hours
        .flatMap(hour => billOfHour([server], hour, calendar))
        .reduce((total, { micros }) => total + micros, 0);
      expect(sum).toBe(100_000_000);
    },
  );

  it('charges the days of a month in which the price held', () => {
    const until = { ...server, validTo: '2026-04-10' };
    const from = {
      ...server,
      validFrom: '2026-04-11',
      amountMicros: 130_000_000,
    };
    expect(billOfMonth(until, '2026-04')).toBe(33_333_333);
    expect(billOfMonth(from, '2026-04')).toBe(86_666_667);
    expect(billOfDay(until, '2026-04-11')).toBe(0);
    expect(billOfDay(from, '2026-04-10')).toBe(0);
  });

  it('spreads a year and a lifetime to the micro-unit, leap days included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 1, max: 60 }),
        (amountMicros, offset, lifetimeMonths) => {
          const validFrom = addDays('2024-01-01', offset);
          const sum = (charge: Charge, months: number) => {
            const end = addMonthsToDay(validFrom, months);
            let total = 0;
            for (let day = validFrom; day < end; day = addDays(day, 1)) {
              total += billOfDay(charge, day);
            }
            return total;
          };
          const yearly: Charge = {
            ...server,
            amountMicros,
            period: 'year',
            validFrom,
          };
          expect(sum(yearly, 24)).toBe(amountMicros * 2);
          const once: Charge = { ...yearly, period: 'once', lifetimeMonths };
          expect(sum(once, lifetimeMonths + 2)).toBe(amountMicros);
        },
      ),
      { numRuns: 60 },
    );
  });
});
