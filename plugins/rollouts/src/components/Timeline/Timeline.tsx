import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { useNow } from '@dugnad/plugin-clusters-react';
import { Rollout } from '@dugnad/plugin-rollouts-common';
import { useMemo, useState } from 'react';
import { fittingRange, Range, RANGE_NAMES, RANGES } from '../../lib/timeRanges';
import { timelineLanes } from '../../lib/timelineLanes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutFacts } from './RolloutFacts';
import { TimeAxis } from './TimeAxis';
import { TimelineLanes } from './TimelineLanes';
import styles from './Timeline.module.css';

/** Props of `Timeline`. */
export interface TimelineProps {
  rollouts: Rollout[];
  /** ISO 8601. Before it nothing was recorded. */
  recordedSince?: string;
  /** Titles of clusters by name. */
  titles: Map<string, string>;
}

/** Versions as bands over time, a lane for each place; the chosen one told in words. */
export function Timeline({ rollouts, recordedSince, titles }: TimelineProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNow();
  const [picked, setPicked] = useState<Range>();
  const [chosenId, setChosenId] = useState<string>();
  const range = picked ?? fittingRange(rollouts, now);
  const toMs = now.getTime();
  const shown = useMemo(
    () => ({ fromMs: toMs - RANGES[range], toMs }),
    [toMs, range],
  );
  const lanes = useMemo(
    () => timelineLanes(rollouts, shown),
    [rollouts, shown],
  );
  const chosen = rollouts.find(({ id }) => id === chosenId);
  return (
    <div className={styles.timeline}>
      <div className={styles.head}>
        <p className={styles.help}>{t('timeline.help')}</p>
        <Select
          aria-label={t('timeline.range')}
          value={range}
          onChange={value =>
            setPicked(RANGE_NAMES.find(name => name === value))
          }
          options={RANGE_NAMES.map(value => ({
            value,
            label: t(`timeline.ranges.${value}`),
          }))}
        />
      </div>
      {lanes.length === 0 ? (
        <p className={styles.help}>{t('timeline.emptyRange')}</p>
      ) : (
        <>
          <TimelineLanes
            lanes={lanes}
            titles={titles}
            chosenId={chosenId}
            onChoose={setChosenId}
          />
          <TimeAxis shown={shown} recordedSince={recordedSince} />
        </>
      )}
      <div aria-live="polite">
        {chosen && <RolloutFacts rollout={chosen} titles={titles} />}
      </div>
    </div>
  );
}
