import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  absoluteTime,
  durationText,
  StateMark,
  toneOf,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { Rollout } from '@dugnad/plugin-rollouts-common';
import { ReactNode } from 'react';
import { outcomeOf } from '../../lib/timelineLanes';
import { workloadRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { AuthorText, CommitLink, PipelineLink } from './RolloutLinks';
import styles from './Timeline.module.css';
import { useOutcomeText } from './useOutcomeText';

/** Props of `RolloutFacts`. */
export interface RolloutFactsProps {
  rollout: Rollout;
  /** Titles of clusters by name. */
  titles: Map<string, string>;
}

/** One rollout of the history in words. */
export function RolloutFacts({ rollout, titles }: RolloutFactsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const linkTo = useRouteRef(workloadRouteRef);
  const outcomeText = useOutcomeText();
  const { cluster, namespace, kind, name, previousVersion } = rollout;
  const { startedAt, healthyAt, version } = rollout;
  const [failure] = rollout.failures;
  const facts: [string, ReactNode][] = [
    [t('timeline.started'), absoluteTime(startedAt, language)],
    [
      t('timeline.took'),
      healthyAt &&
        !rollout.observedLate &&
        durationText(Date.parse(healthyAt) - Date.parse(startedAt), language),
    ],
    [t('timeline.by'), rollout.by && <AuthorText author={rollout.by} />],
    [t('timeline.commit'), rollout.commit && <CommitLink rollout={rollout} />],
    [
      t('timeline.pipeline'),
      rollout.pipelineUrl && <PipelineLink rollout={rollout} />,
    ],
  ];
  return (
    <section className={styles.facts}>
      <header>
        <strong>{version ?? t('timeline.noVersion')}</strong>
        {previousVersion && previousVersion !== version && (
          <span>{t('timeline.from', { version: previousVersion })}</span>
        )}
        <StateMark tone={toneOf('outcome', outcomeOf(rollout))}>
          {outcomeText(rollout)}
        </StateMark>
        <Link href={linkTo?.({ cluster, namespace, kind, name })}>
          {t('detail.where', {
            kind,
            namespace,
            cluster: titles.get(cluster) ?? cluster,
          })}
        </Link>
      </header>
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {failure && <p className={styles.message}>{failure.message}</p>}
      {rollout.observedLate && (
        <p className={styles.help}>{t('timeline.lateHelp')}</p>
      )}
    </section>
  );
}
