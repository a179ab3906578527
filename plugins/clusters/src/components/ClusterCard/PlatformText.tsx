import { ClusterSummary } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';

/** Distribution and Kubernetes version of a cluster, as far as they are known. */
export function PlatformText(props: { cluster: ClusterSummary }) {
  const { distribution, version } = props.cluster;
  const { t } = useWords();
  const parts = [distribution && t(`distribution.${distribution}`), version];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
