import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { absoluteTime, useLanguage } from '@dugnad/plugin-clusters-react';
import { KeyboardEvent, useRef } from 'react';
import { Band, Lane } from '../../lib/timelineLanes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { useOutcomeText } from './useOutcomeText';
import styles from './Timeline.module.css';

/** Props of `TimelineLanes`. */
export interface TimelineLanesProps {
  lanes: Lane[];
  titles: Map<string, string>;
  chosenId?: string;
  onChoose(id: string): void;
}

const STEPS: Record<string, { lane: number; band: number }> = {
  ArrowLeft: { lane: 0, band: -1 },
  ArrowRight: { lane: 0, band: 1 },
  ArrowUp: { lane: -1, band: 0 },
  ArrowDown: { lane: 1, band: 0 },
};

const clamp = (value: number, length: number) =>
  Math.max(0, Math.min(length - 1, value));

/** A part of a band in percent of the band. */
const share = (part: number, whole: number) =>
  whole > 0 ? (part / whole) * 100 : 0;

/** The lanes. One stop of the tab key; arrow keys go from band to band. */
export function TimelineLanes(props: TimelineLanesProps) {
  const { lanes, titles, chosenId, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const all = lanes.flatMap(({ bands }) => bands.map(one => one.rollout.id));
  const stop = chosenId && all.includes(chosenId) ? chosenId : all.at(-1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const at = lanes.findIndex(({ bands }) =>
      bands.some(({ rollout }) => rollout.id === stop),
    );
    const from = lanes[at].bands.findIndex(one => one.rollout.id === stop);
    const lane = lanes[clamp(at + step.lane, lanes.length)];
    const { id } =
      lane.bands[clamp(from + step.band, lane.bands.length)].rollout;
    onChoose(id);
    box.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the bands inside take the focus
    <div ref={box} className={styles.lanes} onKeyDown={onKeyDown}>
      {lanes.map(lane => (
        <LaneRow
          key={lane.key}
          lane={lane}
          clusterTitle={titles.get(lane.cluster) ?? lane.cluster}
          stop={stop}
          chosenId={chosenId}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface LaneRowProps
  extends Pick<TimelineLanesProps, 'chosenId' | 'onChoose'> {
  lane: Lane;
  clusterTitle: string;
  stop?: string;
}

function LaneRow(props: LaneRowProps) {
  const { lane, clusterTitle, stop, chosenId, onChoose } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const environment = lane.environment ?? t('matrix.noEnvironment');
  const place = `${lane.name}, ${environment}, ${clusterTitle}`;
  return (
    <div className={styles.lane} role="group" aria-label={place}>
      <div className={styles.place}>
        <strong>{environment}</strong>
        <span>
          {clusterTitle} · {lane.name}
        </span>
      </div>
      <div className={styles.track}>
        {lane.bands.map(band => (
          <BandButton
            key={band.rollout.id}
            band={band}
            place={place}
            isStop={band.rollout.id === stop}
            isChosen={band.rollout.id === chosenId}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

interface BandButtonProps {
  band: Band;
  place: string;
  isStop: boolean;
  isChosen: boolean;
  onChoose(id: string): void;
}

function BandButton(props: BandButtonProps) {
  const { band, place, isStop, isChosen, onChoose } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const outcomeText = useOutcomeText();
  const { rollout, outcome, startPercent, widthPercent, failing } = band;
  const version = rollout.version ?? t('timeline.noVersion');
  const label = t('timeline.label', {
    version,
    place,
    status: outcomeText(rollout),
    time: absoluteTime(rollout.startedAt, language),
  });
  return (
    <button
      type="button"
      className={styles.band}
      style={{ left: `${startPercent}%`, width: `${widthPercent}%` }}
      data-id={rollout.id}
      data-outcome={outcome}
      data-late={rollout.observedLate}
      aria-pressed={isChosen}
      aria-label={label}
      title={label}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onChoose(rollout.id)}
      onFocus={() => onChoose(rollout.id)}
    >
      {failing.map(stretch => (
        <span
          key={stretch.startPercent}
          className={styles.failing}
          style={{
            left: `${share(
              stretch.startPercent - startPercent,
              widthPercent,
            )}%`,
            width: `${share(stretch.widthPercent, widthPercent)}%`,
          }}
        />
      ))}
      <span className={styles.version}>{version}</span>
    </button>
  );
}
