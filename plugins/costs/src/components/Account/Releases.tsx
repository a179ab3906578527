import { absoluteTime } from '@dugnad/plugin-clusters-react';
import { Release } from '../../hooks/useReleases';
import { useWords } from '../../hooks/useWords';
import styles from '../Chart/Chart.module.css';

/** What was rolled out in the month, behind the lines of the chart. */
export function Releases({ releases }: { releases: Release[] }) {
  const { t, locale } = useWords();
  if (!releases.length) return null;
  return (
    <details className={styles.behind}>
      <summary>{t('trend.releasesTitle')}</summary>
      <ul>
        {releases.map(({ id, at, name, version }) => (
          <li key={id}>
            {t('trend.release', {
              time: absoluteTime(at, locale),
              name,
              version: version ?? '',
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
