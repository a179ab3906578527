import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  absoluteTime,
  durationText,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { DoraEvent } from '@dugnad/plugin-rollouts-common';
import { workloadRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './Dora.module.css';

/** Props of `DoraEvents`. */
export interface DoraEventsProps {
  events: DoraEvent[];
}

/** What a figure counts, newest first. */
export function DoraEvents({ events }: DoraEventsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const linkTo = useRouteRef(workloadRouteRef);
  return (
    <ul className={styles.events}>
      {events.map(({ cluster, namespace, kind, name, ...event }) => (
        <li key={`${event.rolloutId}/${event.at}`}>
          <Link href={linkTo?.({ cluster, namespace, kind, name })}>
            {name} {event.version ?? t('timeline.noVersion')}
          </Link>
          <span className={styles.secondary}>
            {[
              event.environment,
              absoluteTime(event.at, language),
              event.durationMs !== undefined &&
                durationText(event.durationMs, language),
              event.reason,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
