import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogBody, DialogFooter, Flex } from '@backstage/ui';
import { RevisionPlan, WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { ReactNode } from 'react';
import { usePlan } from '../../hooks/rolloutQueries';
import { useConfirmation } from '../../hooks/useConfirmation';
import { useWorkloadAction } from '../../hooks/useWorkloadAction';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ActionFailure } from './ActionFailure';
import { ConfirmFields } from './ConfirmFields';
import { OwnerNote } from './OwnerNote';
import { PlanFacts } from './PlanFacts';

/** Props of `RollbackPlan`. */
export interface RollbackPlanProps {
  workload: WorkloadDetail;
  revision: string;
  /** What picks the revision. */
  children: ReactNode;
  onDone(): void;
}

/** What going back to one revision would do, and the button that does it. */
export function RollbackPlan(props: RollbackPlanProps) {
  const { workload, revision, children, onDone } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const query = usePlan(workload, revision);
  if (!query.data) {
    return (
      <>
        <DialogBody>
          <Flex direction="column" gap="4">
            {children}
            <RolloutQueryState query={query}>{() => null}</RolloutQueryState>
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('action.cancel')}
          </Button>
        </DialogFooter>
      </>
    );
  }
  return (
    <Planned
      // What was confirmed was confirmed of this plan
      key={query.data.resourceVersion}
      workload={workload}
      plan={query.data}
      onDone={onDone}
      onLookAgain={() => query.refetch()}
    >
      {children}
    </Planned>
  );
}

interface PlannedProps extends Omit<RollbackPlanProps, 'revision'> {
  plan: RevisionPlan;
  onLookAgain(): void;
}

function Planned(props: PlannedProps) {
  const { workload, plan, children, onDone, onLookAgain } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { name } = workload;
  const confirmation = useConfirmation({
    ...plan,
    overruled: plan.owner !== undefined,
  });
  const rolling = useWorkloadAction({
    workload,
    act: (api, ref, request: typeof confirmation.request) =>
      api.rollback(ref, { ...request, revision: plan.to.revision }),
    told: ({ changed }) =>
      changed
        ? t('action.done.rollback', { name })
        : t('action.unchanged', { name }),
  });
  const possible = plan.refusals.length === 0 && plan.changes.length > 0;
  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          {children}
          <PlanFacts plan={plan} />
          {plan.owner && possible && (
            <OwnerNote owner={plan.owner} confirmation={confirmation} />
          )}
          {possible && (
            <ConfirmFields
              confirmation={confirmation}
              name={plan.confirmName ? name : undefined}
            />
          )}
          <ActionFailure
            error={rolling.error}
            onLookAgain={() => {
              rolling.reset();
              onLookAgain();
            }}
          />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('action.cancel')}
        </Button>
        <Button
          isDisabled={!possible || !confirmation.complete}
          isPending={rolling.isPending}
          onPress={() =>
            rolling.mutate(confirmation.request, { onSuccess: onDone })
          }
        >
          {t('action.rollback')}
        </Button>
      </DialogFooter>
    </>
  );
}
