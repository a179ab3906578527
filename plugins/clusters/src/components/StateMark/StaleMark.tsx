import { useLocale } from '../../hooks/useLocale';
import { useNow } from '../../hooks/useNow';
import { useWords } from '../../hooks/useWords';
import { absoluteTime, clockTime } from '../../lib/relativeTime';
import { StateMark } from './StateMark';

/** Says how old figures are. */
export function StaleMark(props: { since: string }) {
  const { t } = useWords();
  const locale = useLocale();
  const now = useNow();
  return (
    <span title={absoluteTime(props.since, locale)}>
      <StateMark tone="warning">
        {t('stale.label', { time: clockTime(props.since, now, locale) })}
      </StateMark>
    </span>
  );
}
