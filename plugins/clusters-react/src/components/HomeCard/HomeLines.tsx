import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Key, ReactNode } from 'react';
import { clustersReactTranslationRef } from '../../translation/clustersReactTranslationRef';
import styles from './HomeCard.module.css';

/** One line of a card. */
export interface HomeLine {
  key: Key;
  /** Its name, as a link where it has a page. */
  name: ReactNode;
  /** Its state, beside the name. */
  mark: ReactNode;
  description: ReactNode;
  /** What is wrong with it. */
  reason?: ReactNode;
}

/** Props of `HomeLines`. */
export interface HomeLinesProps {
  lines: HomeLine[];
  /** How many there are altogether. */
  total: number;
}

/** What a card of the home page lists, and how many more there are. */
export function HomeLines({ lines, total }: HomeLinesProps) {
  const { t } = useTranslationRef(clustersReactTranslationRef);
  return (
    <ul className={styles.lines}>
      {lines.map(({ key, name, mark, description, reason }) => (
        <li key={key} className={styles.line}>
          <div className={styles.lineHead}>
            {name}
            {mark}
          </div>
          <span className={styles.description}>{description}</span>
          {reason && <span className={styles.reason}>{reason}</span>}
        </li>
      ))}
      {total > lines.length && (
        <li className={styles.note}>
          {t('more', { number: String(total - lines.length) })}
        </li>
      )}
    </ul>
  );
}
