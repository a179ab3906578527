import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { useState } from 'react';
import { View } from '../../lib/views';
import { WorkloadPanel } from '../WorkloadPanel/WorkloadPanel';

/** One of an entity's workloads; what is looked at is kept for each by itself. */
export function EntityWorkload({ workload }: { workload: WorkloadDetail }) {
  const [looking, setLooking] = useState<{ view: View; pod?: string }>({
    view: 'pods',
  });
  return (
    <WorkloadPanel
      workload={workload}
      {...looking}
      onView={(view, pod) => setLooking({ view, pod })}
    />
  );
}
