import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { absoluteTime, useLanguage } from '@dugnad/plugin-clusters-react';
import {
  ClusterFreshness,
  RolloutQueryInput,
} from '@dugnad/plugin-rollouts-common';
import { useHistory } from '../../hooks/rolloutQueries';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { HistoryTable } from './HistoryTable';
import { Timeline } from './Timeline';
import styles from './Timeline.module.css';

/** Rollouts per request. */
const PAGE = 200;

/** Props of `HistoryPanel`. */
export interface HistoryPanelProps {
  query: RolloutQueryInput;
  /** Titles of clusters, where they are known. */
  clusters?: ClusterFreshness[];
}

/** What was rolled out when and where: a picture, and a table behind it. */
export function HistoryPanel({ query, clusters = [] }: HistoryPanelProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const history = useHistory({ ...query, limit: PAGE });
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  return (
    <RolloutQueryState query={history}>
      {({ pages }) => {
        const rollouts = pages.flatMap(({ items }) => items);
        const [{ recordedSince }] = pages;
        if (rollouts.length === 0) {
          return (
            <Alert
              status="info"
              icon
              title={t('timeline.empty')}
              description={
                recordedSince &&
                t('timeline.before', {
                  time: absoluteTime(recordedSince, language),
                })
              }
            />
          );
        }
        return (
          <div className={styles.history}>
            <Timeline
              rollouts={rollouts}
              recordedSince={recordedSince}
              titles={titles}
            />
            <details>
              <summary>{t('timeline.table')}</summary>
              <HistoryTable rollouts={rollouts} titles={titles} />
            </details>
            {history.hasNextPage && (
              <Button
                variant="secondary"
                size="small"
                isPending={history.isFetchingNextPage}
                onPress={() => history.fetchNextPage()}
              >
                {t('timeline.more')}
              </Button>
            )}
          </div>
        );
      }}
    </RolloutQueryState>
  );
}
