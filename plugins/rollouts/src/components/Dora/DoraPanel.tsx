import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Dora, DoraQueryInput } from '@dugnad/plugin-rollouts-common';
import { useDora } from '../../hooks/rolloutQueries';
import { FIGURES } from '../../lib/doraFigure';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import styles from './Dora.module.css';
import { DoraTile } from './DoraTile';

const DAY_MS = 86_400_000;

/** Props of `DoraPanel`. */
export interface DoraPanelProps {
  query: DoraQueryInput;
}

/** The four DORA figures, each with what it counts; what cannot be known is a gap. */
export function DoraPanel({ query }: DoraPanelProps) {
  const result = useDora(query);
  return (
    <RolloutQueryState query={result}>
      {dora => <Figures dora={dora} />}
    </RolloutQueryState>
  );
}

function Figures({ dora }: { dora: Dora }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { from, to, environments, notCounted } = dora;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
  return (
    <div className={styles.dora}>
      <p className={styles.secondary}>
        {t('dora.help', { number: String(days) })}{' '}
        {environments.length > 0
          ? t('dora.environments', { environments: environments.join(', ') })
          : t('dora.allEnvironments')}
        .
      </p>
      <div className={styles.tiles}>
        {FIGURES.map(figure => (
          <DoraTile key={figure} figure={figure} dora={dora} />
        ))}
      </div>
      {notCounted > 0 && (
        <p className={styles.secondary}>
          {t('dora.notCounted', { count: notCounted })}
        </p>
      )}
    </div>
  );
}
