import {
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert, Container, Flex, Header, Link } from '@backstage/ui';
import { WorkloadRef, workloadRefSchema } from '@dugnad/plugin-rollouts-common';
import { useWorkload } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rootRouteRef, workloadRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { WorkloadPanel } from '../WorkloadPanel/WorkloadPanel';
import { useViewInAddress } from './useViewInAddress';
import { ClusterNotes } from './ClusterNotes';

/** One workload, live. */
export function WorkloadPage() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const params = useRouteRefParams(workloadRouteRef);
  const back = useRouteRef(rootRouteRef);
  const ref = workloadRefSchema.safeParse(params);
  return (
    <>
      <Header title={params.name} />
      <Container>
        <Flex direction="column" gap="4">
          <Link href={back?.()}>{t('page.back')}</Link>
          {ref.success ? (
            <Workload workloadRef={ref.data} />
          ) : (
            <Alert status="info" icon title={t('state.notFound')} />
          )}
        </Flex>
      </Container>
    </>
  );
}

function Workload({ workloadRef }: { workloadRef: WorkloadRef }) {
  const query = useWorkload(workloadRef);
  const looking = useViewInAddress();
  useLiveRollouts();
  return (
    <RolloutQueryState query={query}>
      {workload => (
        <>
          <ClusterNotes clusters={[workload.clusterState]} />
          <WorkloadPanel workload={workload} isNamed {...looking} />
        </>
      )}
    </RolloutQueryState>
  );
}
