import {
  ChargeInput,
  ChargeKind,
  chargeInputSchema,
} from '@dugnad/plugin-costs-common';
import { parseAmount } from './parseAmount';

/** A new charge as somebody is typing it. */
export interface ChargeDraft {
  cluster: string;
  name: string;
  kind: ChargeKind;
  amount: string;
  period: ChargeInput['period'];
  lifetimeMonths: string;
  /** Of people: the amount is their product. */
  hours: string;
  rate: string;
  validFrom: string;
  validTo: string;
}

const MICROS_PER_UNIT = 1_000_000;

/** The charge a draft stands for; undefined while it is not complete or breaks a rule. */
export function chargeOf(draft: ChargeDraft): ChargeInput | undefined {
  const { hours, rate, amount, lifetimeMonths, ...plain } = draft;
  const isPeople = draft.kind === 'people';
  const hoursMicros = parseAmount(hours);
  const rateMicros = parseAmount(rate);
  const people =
    isPeople && hoursMicros !== undefined && rateMicros !== undefined
      ? {
          hoursPerPeriod: hoursMicros / MICROS_PER_UNIT,
          rateMicrosPerHour: rateMicros,
        }
      : undefined;
  const parsed = chargeInputSchema.safeParse({
    ...plain,
    name: plain.name.trim(),
    validTo: plain.validTo || undefined,
    amountMicros: people
      ? Math.round(people.hoursPerPeriod * people.rateMicrosPerHour)
      : parseAmount(amount),
    ...(isPeople && { people: people ?? null }),
    ...(draft.period === 'once' && { lifetimeMonths: Number(lifetimeMonths) }),
  });
  return parsed.data;
}
