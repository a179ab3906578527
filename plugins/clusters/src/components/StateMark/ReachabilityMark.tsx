import { Reachability } from '@dugnad/plugin-clusters-common';
import { useLocale } from '../../hooks/useLocale';
import { useNow } from '../../hooks/useNow';
import { useWords } from '../../hooks/useWords';
import { absoluteTime, clockTime } from '../../lib/relativeTime';
import { StateMark, Tone } from './StateMark';

const TONES: Record<Reachability['state'], Tone> = {
  live: 'positive',
  connecting: 'neutral',
  unreachable: 'negative',
};

/** Whether a cluster answers, and since when that has been so. */
export function ReachabilityMark(props: { reachability: Reachability }) {
  const { state, since } = props.reachability;
  const { t } = useWords();
  const locale = useLocale();
  const now = useNow();
  return (
    <span title={absoluteTime(since, locale)}>
      <StateMark tone={TONES[state]}>
        {t(`state.${state}`)}{' '}
        {t('state.since', { time: clockTime(since, now, locale) })}
      </StateMark>
    </span>
  );
}
