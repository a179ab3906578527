import { ClusterSummary } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';
import { Fact, Facts } from './Facts';
import { LastChangeText } from './LastChangeText';

/** How many nodes, pods and namespaces a cluster has, and what changed last. */
export function ClusterFacts(props: { cluster: ClusterSummary }) {
  const { nodes, pods, namespaces, lastChange } = props.cluster;
  const { t, count } = useWords();
  return (
    <Facts>
      <Fact term={t('fact.nodes')}>
        {nodes
          ? t('fact.nodesReady', {
              ready: count(nodes.ready),
              total: count(nodes.total),
            })
          : t('unknown')}
      </Fact>
      <Fact term={t('fact.pods')}>
        {pods
          ? t('fact.podsRunning', {
              running: count(pods.running),
              total: count(pods.total),
            })
          : t('unknown')}
      </Fact>
      <Fact term={t('fact.namespaces')}>{count(namespaces)}</Fact>
      <Fact term={t('fact.lastChange')}>
        <LastChangeText change={lastChange} />
      </Fact>
    </Facts>
  );
}
