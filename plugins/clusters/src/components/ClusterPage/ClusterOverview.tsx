import { Card, CardBody } from '@backstage/ui';
import { ClusterClass, ClusterDetail } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';
import { ClusterCapacity } from '../CapacityMeter/ClusterCapacity';
import { ClusterFacts } from '../ClusterCard/ClusterFacts';
import { ClusterGaps } from '../ClusterCard/ClusterGaps';
import { Fact, Facts } from '../ClusterCard/Facts';
import { ReachabilityMark } from '../StateMark/ReachabilityMark';
import { StaleMark } from '../StateMark/StaleMark';
import { ClassList } from './ClassList';
import styles from './ClusterPage.module.css';

/** What a cluster is and holds, before its lists. */
export function ClusterOverview(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { t } = useWords();
  const classes: [string, ClusterClass[] | null][] = [
    [t('fact.storageClasses'), cluster.storageClasses],
    [t('fact.ingressClasses'), cluster.ingressClasses],
  ];
  return (
    <Card>
      <CardBody>
        <div className={styles.overview}>
          <div className={styles.marks}>
            <ReachabilityMark reachability={cluster.reachability} />
            {cluster.staleSince && <StaleMark since={cluster.staleSince} />}
          </div>
          <ClusterGaps cluster={cluster} />
          <div className={styles.meters}>
            <ClusterCapacity cluster={cluster} />
          </div>
          <ClusterFacts cluster={cluster} />
          <Facts>
            <Fact term={t('fact.distribution')}>
              {cluster.distribution
                ? t(`distribution.${cluster.distribution}`)
                : t('unknown')}
            </Fact>
            <Fact term={t('fact.version')}>
              {cluster.version ?? t('unknown')}
            </Fact>
            <Fact term={t('fact.apiServer')}>{cluster.url}</Fact>
            {classes.map(([term, items]) => (
              <Fact key={term} term={term}>
                <ClassList items={items} />
              </Fact>
            ))}
          </Facts>
        </div>
      </CardBody>
    </Card>
  );
}
