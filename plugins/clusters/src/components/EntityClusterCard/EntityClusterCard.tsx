import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link } from '@backstage/ui';
import { CLUSTER_NAME_ANNOTATION } from '@dugnad/plugin-clusters-common';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useCluster } from '../../hooks/useCluster';
import { useWords } from '../../hooks/useWords';
import { queryClient } from '../../lib/queryClient';
import { clusterRouteRef } from '../../routes';
import { ClusterCapacity } from '../CapacityMeter/ClusterCapacity';
import styles from '../ClusterCard/ClusterCard.module.css';
import { ClusterFacts } from '../ClusterCard/ClusterFacts';
import { ClusterGaps } from '../ClusterCard/ClusterGaps';
import { PlatformText } from '../ClusterCard/PlatformText';
import { ReachabilityMark } from '../StateMark/ReachabilityMark';

/** What is in a cluster now, on the page of its catalog entity. */
export function EntityClusterCard() {
  const { entity } = useEntity();
  const name =
    entity.metadata.annotations?.[CLUSTER_NAME_ANNOTATION] ??
    entity.metadata.name;
  return (
    <QueryClientProvider client={queryClient}>
      <NamedClusterCard name={name} />
    </QueryClientProvider>
  );
}

function NamedClusterCard({ name }: { name: string }) {
  const { t, problemWords } = useWords();
  const linkTo = useRouteRef(clusterRouteRef);
  const query = useCluster(name);
  return (
    <Card>
      <CardHeader>
        <div className={styles.head}>
          <h2 className={styles.name}>{t('entity.title')}</h2>
          {query.data && (
            <ReachabilityMark reachability={query.data.reachability} />
          )}
        </div>
      </CardHeader>
      <CardBody>
        <QueryState query={query} words={problemWords}>
          {cluster => (
            <div className={styles.body}>
              <span>
                <PlatformText cluster={cluster} />{' '}
                <Link href={linkTo?.({ name })}>{t('entity.open')}</Link>
              </span>
              <ClusterGaps cluster={cluster} />
              <ClusterFacts cluster={cluster} />
              <div className={styles.meters}>
                <ClusterCapacity cluster={cluster} />
              </div>
            </div>
          )}
        </QueryState>
      </CardBody>
    </Card>
  );
}
