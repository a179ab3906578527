import {
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Alert,
  Container,
  Flex,
  Header,
  Link,
  Skeleton,
  useBreakpoint,
} from '@backstage/ui';
import { Since, failureOf } from '@dugnad/plugin-clusters-react';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { useRequest } from '../../hooks/useRequest';
import {
  approvalRouteRef,
  approvalsRouteRef,
  claimRouteRef,
} from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { RequestStateMark } from '../Approvals/RequestStateMark';
import { ClusterLink } from '../ClusterLink/ClusterLink';
import { FetchError } from '../FetchError/FetchError';
import { VerdictNote } from '../Preview/VerdictNote';
import styles from './ApprovalPage.module.css';
import { ApprovalsCard } from './ApprovalsCard';
import { DecisionCard } from './DecisionCard';
import { ValuesCard } from './ValuesCard';

/** One request: what was asked for, why somebody has to decide, and the decision. */
export function ApprovalPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { id } = useRouteRefParams(approvalRouteRef);
  const { data, error, refetch } = useRequest(id);
  useLiveClaims();
  if (data)
    return (
      <Loaded key={id} request={data} error={error} onRetry={() => refetch()} />
    );
  return (
    <>
      <Header title={t('approvals.title')} />
      <Container>
        {error && <NotThere error={error} onRetry={() => refetch()} />}
        {!error && (
          <div role="status" aria-label={t('claim.loading')}>
            <Skeleton width="100%" height="16rem" />
          </div>
        )}
      </Container>
    </>
  );
}

function NotThere({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  // What a person may not see does not exist for them: the two are one.
  const hidden = ['notFound', 'forbidden'].includes(failureOf(error).kind);
  return hidden ? (
    <Alert
      status="warning"
      icon
      title={t('approvals.notFound')}
      description={t('approvals.notFoundHelp')}
    />
  ) : (
    <FetchError error={error} onRetry={onRetry} />
  );
}

interface LoadedProps {
  request: NamespaceRequest;
  /** Why what is shown could not be fetched again. */
  error: Error | null;
  onRetry: () => void;
}

function Loaded({ request, error, onRetry }: LoadedProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { decision, claim } = request;
  return (
    <>
      <RequestHeader request={request} />
      <Container>
        <Flex direction="column" gap="4">
          {error && <FetchError error={error} outdated onRetry={onRetry} />}
          <div className={styles.columns}>
            <Flex direction="column" gap="4">
              <ValuesCard request={request} />
              <VerdictNote
                verdict={decision}
                name={claim.name}
                title={t(`decision.${decision.verdict}`)}
              />
            </Flex>
            <Flex direction="column" gap="4">
              <DecisionCard request={request} />
              <ApprovalsCard request={request} />
            </Flex>
          </div>
        </Flex>
      </Container>
    </>
  );
}

function RequestHeader({ request }: { request: NamespaceRequest }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const listLink = useRouteRef(approvalsRouteRef)?.();
  const claimLink = useRouteRef(claimRouteRef)?.({ id: request.claimId });
  const wide = useBreakpoint().up('sm');
  const { claim, kind, requestedBy, requestedAt, state } = request;
  return (
    <Header
      title={t(`request.${kind}`, { name: claim.name })}
      breadcrumbs={
        wide && listLink
          ? [{ label: t('page.approvals'), href: listLink }]
          : undefined
      }
      metadata={[
        {
          label: t('list.columnState'),
          value: <RequestStateMark state={state} />,
        },
        {
          label: t('approvals.namespace'),
          value: <Link href={claimLink ?? ''}>{claim.name}</Link>,
        },
        {
          label: t('list.columnOwner'),
          value: (
            <EntityRefLink entityRef={claim.ownerRef} defaultKind="group" />
          ),
        },
        {
          label: t('list.columnCluster'),
          value: <ClusterLink name={claim.cluster} />,
        },
        {
          label: t('claim.requestedBy'),
          value: (
            <>
              <EntityRefLink entityRef={requestedBy} />,{' '}
              <Since at={requestedAt} />
            </>
          ),
        },
      ]}
    />
  );
}
