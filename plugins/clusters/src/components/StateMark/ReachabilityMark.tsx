import { Reachability } from '@dugnad/plugin-clusters-common';
import {
  absoluteTime,
  clockTime,
  StateMark,
  toneOf,
  useLanguage,
  useNow,
} from '@dugnad/plugin-clusters-react';
import { useWords } from '../../hooks/useWords';

/** Whether a cluster answers, and since when that has been so. */
export function ReachabilityMark(props: { reachability: Reachability }) {
  const { state, since } = props.reachability;
  const { t } = useWords();
  const language = useLanguage();
  const now = useNow();
  return (
    <span title={absoluteTime(since, language)}>
      <StateMark tone={toneOf('cluster', state)}>
        {t(`state.${state}`)}{' '}
        {t('state.since', { time: clockTime(since, now, language) })}
      </StateMark>
    </span>
  );
}
