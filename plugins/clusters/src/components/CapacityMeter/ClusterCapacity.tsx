import { ClusterSummary } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';
import { CapacityMeter } from './CapacityMeter';

/** CPU and memory of a cluster. */
export function ClusterCapacity(props: { cluster: ClusterSummary }) {
  const { requested, promised, allocatable } = props.cluster;
  const { t, cores, memory } = useWords();
  return (
    <>
      <CapacityMeter
        label={t('capacity.cpu')}
        format={cores}
        requested={requested && requested.cpuCores}
        promised={promised && promised.cpuCores}
        allocatable={allocatable && allocatable.cpuCores}
      />
      <CapacityMeter
        label={t('capacity.memory')}
        format={memory}
        requested={requested && requested.memoryBytes}
        promised={promised && promised.memoryBytes}
        allocatable={allocatable && allocatable.memoryBytes}
      />
    </>
  );
}
