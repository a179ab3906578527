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
} from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { useClaim } from '../../hooks/useClaim';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { claimRouteRef, rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { Moment } from '../Moment/Moment';
import { ClaimState } from '../StateBadge/ClaimState';
import { ClaimActions } from './ClaimActions';
import { ClaimFacts } from './ClaimFacts';
import styles from './ClaimPage.module.css';
import { HistoryCard } from './HistoryCard';
import { ObjectsCard } from './ObjectsCard';

/** One claim: where it stands, its objects, what happened, and what can be done. */
export function ClaimPage() {
  const { id } = useRouteRefParams(claimRouteRef);
  const claim = useClaim(id);
  useLiveClaims();
  if (claim.data) return <Loaded claim={claim.data} />;
  if (claim.error) {
    return (
      <Container>
        <NotThere error={claim.error} onRetry={() => claim.refetch()} />
      </Container>
    );
  }
  return (
    <Container>
      <Flex direction="column" gap="4" aria-busy>
        <Skeleton width="20rem" height="2.5rem" />
        <Skeleton width="100%" height="16rem" />
      </Flex>
    </Container>
  );
}

function Loaded({ claim }: { claim: ClaimDetail }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const listLink = useRouteRef(rootRouteRef)?.();
  return (
    <>
      <Header
        title={claim.name}
        description={claim.purpose}
        breadcrumbs={
          listLink ? [{ label: t('page.title'), href: listLink }] : undefined
        }
        metadata={[
          { label: t('list.columnState'), value: <ClaimState claim={claim} /> },
          { label: t('list.columnCluster'), value: claim.cluster },
          {
            label: t('list.columnEnvironment'),
            value: t(`environment.${claim.environment}`),
          },
        ]}
        customActions={<ClaimActions claim={claim} />}
      />
      <Container>
        <Flex direction="column" gap="4">
          <Notices claim={claim} />
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

/** What a person should know before reading on. */
function Notices({ claim }: { claim: ClaimDetail }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <>
      {claim.unknownSince && (
        <Alert
          status="warning"
          icon
          title={t('claim.unknown', { time: claim.unknownSince })}
          description={t('claim.unknownHelp', { cluster: claim.cluster })}
        />
      )}
      {claim.stateReason && claim.state !== 'ready' && (
        <Alert status="info" icon title={claim.stateReason} />
      )}
      {claim.retry && (
        <Alert
          status="warning"
          icon
          title={t('claim.retrying', {
            attempts: String(claim.retry.attempts),
            error: claim.retry.lastError,
          })}
          description={
            <>
              {t('claim.nextAttempt')} <Moment at={claim.retry.nextAttemptAt} />
            </>
          }
        />
      )}
    </>
  );
}

function NotThere({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const listLink = useRouteRef(rootRouteRef)?.();
  const cause = error.cause instanceof Error ? error.cause.name : '';
  if (!['NotFoundError', 'NotAllowedError'].includes(cause))
    return <FetchError error={error} onRetry={onRetry} />;
  return (
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
  );
}
