import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { useResources } from '../../hooks/rolloutQueries';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ResourceTable } from './ResourceTable';

/** What surrounds a workload: Services, claims, autoscalers, custom resources, each with its verdict. */
export function RelatedResources({ workload }: { workload: WorkloadDetail }) {
  const query = useResources(workload);
  return (
    <RolloutQueryState query={query}>
      {({ items, gaps }) => <ResourceTable resources={items} gaps={gaps} />}
    </RolloutQueryState>
  );
}
