import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  durationText,
  useLanguage,
  useNow,
} from '@dugnad/plugin-clusters-react';
import { PlacedWorkload, Skew } from '../../lib/skewOf';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './RolloutsPage.module.css';

/** Props of `SkewNote`. */
export interface SkewNoteProps {
  skew: Skew;
  /** Titles of clusters by name. */
  titles: Map<string, string>;
}

/** How far one place is behind another, or that they differ. */
export function SkewNote({ skew, titles }: SkewNoteProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const { here, there, kind, since } = skew;
  const title = (one: PlacedWorkload) => titles.get(one.cluster) ?? one.cluster;
  const environmentOf = (one: PlacedWorkload) =>
    one.environment ?? t('matrix.noEnvironment');
  const within = here.environment === there.environment;
  const words = {
    here: within ? title(here) : environmentOf(here),
    there: within ? title(there) : environmentOf(there),
    duration: since
      ? durationText(now.getTime() - Date.parse(since), language)
      : '',
  };
  return (
    <p
      className={styles.skew}
      title={`${environmentOf(here)} · ${title(here)} ${
        here.version
      }, ${environmentOf(there)} · ${title(there)} ${there.version}`}
    >
      {t(since ? `skew.${kind}For` : `skew.${kind}`, words)}
    </p>
  );
}
