import { Coverage } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';

/** How much of the month the compared amounts rest on. */
export function FreshCoverage({ coverage }: { coverage: Coverage }) {
  const { t, percent } = useWords();
  return coverage.percent === null ? null : (
    <>
      {t('freshness.coverage', { percent: percent(coverage.percent / 100) })}.
    </>
  );
}
