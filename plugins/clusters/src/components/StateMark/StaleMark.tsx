import {
  absoluteTime,
  clockTime,
  StateMark,
  useLanguage,
  useNow,
} from '@dugnad/plugin-clusters-react';
import { useWords } from '../../hooks/useWords';

/** Says how old figures are. */
export function StaleMark(props: { since: string }) {
  const { t } = useWords();
  const language = useLanguage();
  const now = useNow();
  return (
    <span title={absoluteTime(props.since, language)}>
      <StateMark tone="stale">
        {t('stale.label', { time: clockTime(props.since, now, language) })}
      </StateMark>
    </span>
  );
}
