import { DatePicker } from '@backstage/ui';
import { isDay } from '@dugnad/plugin-costs-common';
import { parseDate } from '@internationalized/date';

/** Props of `DayField`. */
export interface DayFieldProps {
  label: string;
  /** `2026-02-28`; empty for none. */
  value: string;
  onChange(value: string): void;
}

/** A day of the calendar. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <DatePicker
      label={label}
      value={isDay(value) ? parseDate(value) : null}
      onChange={date => onChange(date?.toString().slice(0, 10) ?? '')}
    />
  );
}
