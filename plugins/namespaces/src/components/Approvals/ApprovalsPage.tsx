import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container, Flex, Skeleton } from '@backstage/ui';
import { RequestQueryInput } from '@dugnad/plugin-namespaces-common';
import { useSearchParams } from 'react-router-dom';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { useRequests } from '../../hooks/useRequests';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { SectionHeader } from '../SectionHeader/SectionHeader';
import { ApprovalViews, View, viewOf } from './ApprovalViews';
import { RequestList } from './RequestList';
import { RequestPaging } from './RequestPaging';

const PAGE_SIZE = 25;

const QUERIES: Record<View, RequestQueryInput> = {
  decide: { for: 'me-to-decide' },
  mine: { for: 'mine' },
  all: {},
};

/** Requests that wait for this person, those they filed, and all they may see. */
export function ApprovalsPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search.get('show'));
  const offset = Math.max(0, Number(search.get('offset')) || 0);
  const query = { ...QUERIES[view], limit: PAGE_SIZE, offset };
  const requests = useRequests(query);
  const { data, error } = requests;
  useLiveClaims();
  return (
    <>
      <SectionHeader
        active="approvals"
        description={t('approvals.description')}
      />
      <Container>
        <Flex direction="column" gap="4">
          <ApprovalViews
            view={view}
            onChange={show => setSearch({ show }, { replace: true })}
          />
          {error && (
            <FetchError
              error={error}
              outdated={data !== undefined}
              onRetry={() => requests.refetch()}
            />
          )}
          {!data && !error && (
            <div role="status" aria-label={t('approvals.loading')}>
              <Skeleton width="100%" height="12rem" />
            </div>
          )}
          {data?.items.length === 0 && (
            <Alert
              status="info"
              icon
              title={t(`approvals.${view}Empty`)}
              description={t(`approvals.${view}EmptyHelp`)}
            />
          )}
          {data && data.items.length > 0 && (
            <>
              <RequestList
                requests={data.items}
                stale={requests.isPlaceholderData}
              />
              <RequestPaging
                page={data}
                offset={offset}
                limit={PAGE_SIZE}
                onChange={next =>
                  setSearch({ show: view, offset: String(next) })
                }
              />
            </>
          )}
        </Flex>
      </Container>
    </>
  );
}
