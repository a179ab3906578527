import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import {
  ApproveRequestInput,
  NamespaceRequest,
} from '@dugnad/plugin-namespaces-common';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { useRequestChange } from '../../hooks/useRequestChange';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ApproveForm } from './ApproveForm';
import { ReasonDialog } from './ReasonDialog';
import { TooLate } from './TooLate';
import styles from './ApprovalPage.module.css';

/** Props of `DecisionCard`. */
export interface DecisionCardProps {
  request: NamespaceRequest;
}

/** What this person may do with the request, or why they may not. Outlives the decision to say what became of it. */
export function DecisionCard({ request }: DecisionCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data: options } = useClaimOptions();
  const { id, state, actions } = request;
  const approve = useRequestChange<ApproveRequestInput>((api, body) =>
    api.approveRequest(id, body),
  );
  const reject = useRequestChange<string>((api, reason) =>
    api.rejectRequest(id, { reason }),
  );
  const withdraw = useRequestChange<string>((api, reason) =>
    api.withdrawRequest(id, { reason: reason || undefined }),
  );
  const error = approve.error ?? reject.error ?? withdraw.error;
  const waiting = state === 'waiting';
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('approvals.decision')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          <div role="status">
            {error && !waiting && <TooLate request={request} />}
            {error && waiting && (
              <Alert
                status="danger"
                icon
                title={t('action.failed', {
                  message: failureOf(error).message,
                })}
              />
            )}
            {!waiting && !error && <Outcome request={request} />}
            {waiting && !actions.decide && <WhyNot request={request} />}
          </div>
          {waiting && actions.decide && options && (
            <ApproveForm
              request={request}
              options={options}
              isPending={approve.isPending}
              onApprove={approve.mutate}
            />
          )}
          {waiting && (actions.decide || actions.withdraw) && (
            <div className={styles.actions}>
              {actions.decide && (
                <ReasonDialog
                  words="reject"
                  required
                  isPending={reject.isPending}
                  onConfirm={reject.mutate}
                />
              )}
              {actions.withdraw && (
                <ReasonDialog
                  words="withdraw"
                  isPending={withdraw.isPending}
                  onConfirm={withdraw.mutate}
                />
              )}
            </div>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}

function Outcome({ request }: DecisionCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { state, kind, reason } = request;
  if (state === 'waiting') return null;
  return (
    <Alert
      status={state === 'approved' ? 'success' : 'info'}
      icon
      title={t(`outcomeOf.${state}`)}
      description={
        state === 'approved' ? t(`approvedNext.${kind}`) : reason ?? undefined
      }
    />
  );
}

/** People may not decide what they asked for themselves, and not what others are to decide. */
function WhyNot({ request }: DecisionCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const own = request.actions.withdraw;
  return (
    <Alert
      status="info"
      icon
      title={t(own ? 'approvals.own' : 'approvals.notYours')}
      description={t(own ? 'approvals.ownHelp' : 'approvals.notYoursHelp')}
    />
  );
}
