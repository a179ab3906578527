import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Card, CardBody } from '@backstage/ui';
import { Overview as OverviewPage } from '@dugnad/plugin-rollouts-common';
import { useMemo } from 'react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { Matrix } from './Matrix';
import styles from './RolloutsPage.module.css';

/** Props of `Overview`. */
export interface OverviewProps {
  pages: OverviewPage[];
  filtered: boolean;
  isFetchingMore: boolean;
  onMore(): void;
}

/** The matrix, or why there is nothing to put into it. */
export function Overview(props: OverviewProps) {
  const { pages, filtered, isFetchingMore, onMore } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [{ clusters, rows }] = pages;
  const titles = useMemo(
    () => new Map(clusters.map(({ name, title }) => [name, title])),
    [clusters],
  );
  if (rows.length === 0) {
    return <Nothing noCluster={clusters.length === 0} filtered={filtered} />;
  }
  return (
    <section className={styles.section}>
      <h2>{t('matrix.title')}</h2>
      <Card>
        <CardBody>
          <Matrix
            pages={pages}
            titles={titles}
            isFetchingMore={isFetchingMore}
            onMore={onMore}
          />
        </CardBody>
      </Card>
    </section>
  );
}

/** Why there is nothing: no cluster, nothing that matches, or nothing at all. */
function Nothing(props: { noCluster: boolean; filtered: boolean }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (props.noCluster) {
    return (
      <Alert
        status="info"
        icon
        title={t('cluster.none')}
        description={t('cluster.noneHelp')}
      />
    );
  }
  return (
    <Alert
      status="info"
      icon
      title={t(props.filtered ? 'matrix.nothing' : 'matrix.empty')}
      description={props.filtered ? undefined : t('matrix.emptyHelp')}
    />
  );
}
