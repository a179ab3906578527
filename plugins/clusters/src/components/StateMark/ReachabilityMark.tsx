import { Reachability } from '@dugnad/plugin-clusters-common';
import {
  absoluteTime,
  clockTime,
  StateMark,
  Tone,
  useLanguage,
  useNow,
} from '@dugnad/plugin-clusters-react';
import { useWords } from '../../hooks/useWords';

const TONES: Record<Reachability['state'], Tone> = {
  live: 'positive',
  connecting: 'busy',
  unreachable: 'negative',
};

/** Whether a cluster answers, and since when that has been so. */
export function ReachabilityMark(props: { reachability: Reachability }) {
  const { state, since } = props.reachability;
  const { t } = useWords();
  const language = useLanguage();
  const now = useNow();
  return (
    <span title={absoluteTime(since, language)}>
      <StateMark tone={TONES[state]}>
        {t(`state.${state}`)}{' '}
        {t('state.since', { time: clockTime(since, now, language) })}
      </StateMark>
    </span>
  );
}
