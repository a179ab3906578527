import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Link } from '@backstage/ui';
import { ClusterSummary } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';
import { clusterRouteRef } from '../../routes';
import { ClusterCapacity } from '../CapacityMeter/ClusterCapacity';
import { ReachabilityMark } from '../StateMark/ReachabilityMark';
import { StaleMark } from '../StateMark/StaleMark';
import styles from './ClusterCard.module.css';
import { ClusterFacts } from './ClusterFacts';
import { ClusterGaps } from './ClusterGaps';
import { PlatformText } from './PlatformText';

/** One cluster of the overview. */
export function ClusterCard(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const { t } = useWords();
  const linkTo = useRouteRef(clusterRouteRef);
  const known = cluster.nodes !== null || cluster.pods !== null;
  const connecting = cluster.reachability.state === 'connecting';
  return (
    <Card>
      <CardHeader>
        <div className={styles.head}>
          <h2 className={styles.name}>
            <Link
              href={linkTo?.({ name: cluster.name })}
              variant="title-x-small"
            >
              {cluster.title}
            </Link>{' '}
            <span className={styles.subtitle}>
              <PlatformText cluster={cluster} />
            </span>
          </h2>
          {cluster.staleSince && <StaleMark since={cluster.staleSince} />}
          <ReachabilityMark reachability={cluster.reachability} />
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          <ClusterGaps cluster={cluster} />
          {known && <ClusterFacts cluster={cluster} />}
          {known && (
            <div className={styles.meters}>
              <ClusterCapacity cluster={cluster} />
            </div>
          )}
          {!known && connecting && <span>{t('state.connecting')}…</span>}
        </div>
      </CardBody>
    </Card>
  );
}
