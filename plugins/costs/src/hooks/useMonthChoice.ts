import { IDLE_VIEWS, IdleView, isMonth } from '@dugnad/plugin-costs-common';
import { useSearchParams } from 'react-router-dom';

/** Month and idle view of a page, kept in its address so that it can be shared. */
export interface MonthChoice {
  /** Undefined for the current month. */
  month: string | undefined;
  idle: IdleView;
  setMonth(month: string | undefined): void;
  setIdle(idle: IdleView): void;
}

/** See `MonthChoice`. What an address gets wrong counts as not said. */
export function useMonthChoice(): MonthChoice {
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const set = (name: string, value: string | undefined) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return {
    month: isMonth(asked) ? asked : undefined,
    idle: IDLE_VIEWS.find(view => view === params.get('idle')) ?? 'separate',
    setMonth: month => set('month', month),
    setIdle: idle => set('idle', idle === 'separate' ? undefined : idle),
  };
}
