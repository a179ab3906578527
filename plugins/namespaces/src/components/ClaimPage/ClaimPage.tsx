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
import { useClaim } from '../../hooks/useClaim';
import { useClaimChange } from '../../hooks/useClaimChange';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { claimRouteRef, rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { AccessTab } from '../ClaimAccess/AccessTab';
import { HistoryTab } from '../ClaimHistory/HistoryTab';
import { FetchError } from '../FetchError/FetchError';
import { ClaimActions } from './ClaimActions';
import { ClaimHeader, ClaimTab } from './ClaimHeader';
import { ClaimNotices } from './ClaimNotices';
import { OverviewTab } from './OverviewTab';

const TABS = {
  overview: OverviewTab,
  access: AccessTab,
  history: HistoryTab,
};

/** Props of `ClaimPage`. */
export interface ClaimPageProps {
  tab: ClaimTab;
}

/** One claim: where it stands, its objects, who gets in, what happened, and what can be done. */
export function ClaimPage({ tab }: ClaimPageProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { id } = useRouteRefParams(claimRouteRef);
  const { data, error, refetch } = useClaim(id);
  useLiveClaims();
  if (data)
    return (
      <Loaded claim={data} tab={tab} error={error} onRetry={() => refetch()} />
    );
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
  tab: ClaimTab;
  /** Why what is shown could not be fetched again. */
  error: Error | null;
  onRetry: () => void;
}

function Loaded({ claim, tab, error, onRetry }: LoadedProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const retry = useClaimChange<string>((api, id) => api.retry(id));
  const repair = useClaimChange<string>((api, id) => api.repair(id));
  const failed = retry.error ?? repair.error;
  // On a phone the name needs the whole width of the header.
  const wide = useBreakpoint().up('sm');
  const actions = <ClaimActions claim={claim} retry={retry} repair={repair} />;
  const Tab = TABS[tab];
  return (
    <>
      <ClaimHeader
        claim={claim}
        tab={tab}
        actions={wide ? actions : undefined}
      />
      <Container>
        <Flex direction="column" gap="4">
          {!wide && actions}
          {error && <FetchError error={error} outdated onRetry={onRetry} />}
          {failed && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('action.failed', { message: failureOf(failed).message })}
            />
          )}
          <ClaimNotices claim={claim} />
          <Tab claim={claim} />
        </Flex>
      </Container>
    </>
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
