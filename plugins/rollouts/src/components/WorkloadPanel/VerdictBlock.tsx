import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Verdict } from '@dugnad/plugin-rollouts-common';
import { ReactNode } from 'react';
import { useVerdictText } from '../../hooks/useVerdictText';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';
import styles from './WorkloadPanel.module.css';

/** Props of `VerdictBlock`. */
export interface VerdictBlockProps {
  verdict: Omit<Verdict, 'checks'>;
  /** What can be done about the cause. */
  children?: ReactNode;
}

/** Status, sentence, which version serves, and the cause with the cluster's own words. */
export function VerdictBlock({ verdict, children }: VerdictBlockProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const textOf = useVerdictText();
  const { status, serving, cause } = verdict;
  const partly = status === 'Degraded' && serving === 'current';
  return (
    <div className={styles.verdict}>
      <p className={styles.sentence}>
        <StatusMark status={status} />
        <span>{textOf(verdict)}</span>
      </p>
      {serving && status !== 'Unknown' && status !== 'Suspended' && (
        <p className={styles.serving}>
          {t(partly ? 'serving.partly' : `serving.${serving}`)}
        </p>
      )}
      {cause && (
        <figure className={styles.cause}>
          <figcaption>
            <strong>
              {t('detail.cause')}: {t(`causeKind.${cause.kind}`)}
            </strong>{' '}
            <code>{cause.reason}</code>
            {cause.container && <code>{cause.container}</code>}
            {cause.affectedPods > 1 &&
              t('detail.affected', { number: String(cause.affectedPods) })}
          </figcaption>
          <blockquote>
            <span className={styles.source}>
              {t(`detail.quoted.${cause.source}`)}
            </span>{' '}
            {cause.message}
          </blockquote>
          {children}
        </figure>
      )}
    </div>
  );
}
