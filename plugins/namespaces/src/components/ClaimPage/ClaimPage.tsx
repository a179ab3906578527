import {
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  Alert,
  ButtonLink,
  Container,
  Flex,
  Header,
  Skeleton,
  useBreakpoint,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { ReactNode } from 'react';
import { useClaim } from '../../hooks/useClaim';
import { useClaimChange } from '../../hooks/useClaimChange';
import { useCrumbs } from '../../hooks/useCrumbs';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { claimRouteRef, rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClusterLink } from '../ClusterLink/ClusterLink';
import { FetchError } from '../FetchError/FetchError';
import { ClaimState } from '../ClaimState/ClaimState';
import { ClaimActions } from './ClaimActions';
import { ClaimFacts } from './ClaimFacts';
import { ClaimNotices } from './ClaimNotices';
import styles from './ClaimPage.module.css';
import { HistoryCard } from './HistoryCard';
import { ObjectsCard } from './ObjectsCard';

/** One claim: where it stands, its objects, what happened, and what can be done. */
export function ClaimPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { id } = useRouteRefParams(claimRouteRef);
  const { data, error, refetch } = useClaim(id);
  useLiveClaims();
  if (data)
    return <Loaded claim={data} error={error} onRetry={() => refetch()} />;
  if (error) return <NotThere error={error} onRetry={() => refetch()} />;
  return (
    <Container>
      <div role="status" aria-label={t('claim.loading')} aria-busy>
        <Flex direction="column" gap="4">
          <Skeleton width="min(20rem, 100%)" height="2.5rem" />
          <Skeleton width="100%" height="16rem" />
        </Flex>
      </div>
    </Container>
  );
}

interface LoadedProps {
  claim: ClaimDetail;
  /** Why what is shown could not be fetched again. */
  error: Error | null;
  onRetry: () => void;
}

function Loaded({ claim, error, onRetry }: LoadedProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const retry = useClaimChange<string>((api, id) => api.retry(id));
  const repair = useClaimChange<string>((api, id) => api.repair(id));
  const failed = retry.error ?? repair.error;
  // On a phone the name needs the whole width of the header.
  const wide = useBreakpoint().up('sm');
  const actions = <ClaimActions claim={claim} retry={retry} repair={repair} />;
  return (
    <>
      <ClaimHeader claim={claim} actions={wide ? actions : undefined} />
      <Container>
        <Flex direction="column" gap="4">
          {!wide && actions}
          {error && <FetchError error={error} outdated onRetry={onRetry} />}
          {failed && (
            <Alert
              status="danger"
              icon
              title={t('action.failed', { message: failureOf(failed).message })}
            />
          )}
          <ClaimNotices claim={claim} />
          <div className={styles.columns}>
            <ObjectsCard claim={claim} />
            <ClaimFacts claim={claim} />
          </div>
          <HistoryCard claimId={claim.id} />
        </Flex>
      </Container>
    </>
  );
}

function ClaimHeader(props: { claim: ClaimDetail; actions?: ReactNode }) {
  const { claim, actions } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <Header
      title={claim.name}
      description={claim.purpose}
      breadcrumbs={useCrumbs()}
      metadata={[
        { label: t('list.columnState'), value: <ClaimState claim={claim} /> },
        {
          label: t('list.columnCluster'),
          value: <ClusterLink name={claim.cluster} />,
        },
        {
          label: t('list.columnEnvironment'),
          value: t(`environment.${claim.environment}`),
        },
      ]}
      customActions={actions}
    />
  );
}

function NotThere({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const listLink = useRouteRef(rootRouteRef)?.();
  // What a person may not see does not exist for them: the two are one.
  const hidden = ['notFound', 'forbidden'].includes(failureOf(error).kind);
  return (
    <>
      <Header title={t('page.title')} />
      <Container>
        {hidden ? (
          <Alert
            status="warning"
            icon
            title={t('claim.notFound')}
            description={t('claim.notFoundHelp')}
            customActions={
              listLink && (
                <ButtonLink href={listLink} variant="secondary" size="small">
                  {t('claim.back')}
                </ButtonLink>
              )
            }
          />
        ) : (
          <FetchError error={error} onRetry={onRetry} />
        )}
      </Container>
    </>
  );
}
