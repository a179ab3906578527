import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { useRequests } from '../../hooks/useRequests';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { RequestList } from '../Approvals/RequestList';
import { FetchError } from '../FetchError/FetchError';
import { HistoryCard } from './HistoryCard';

/** Props of `HistoryTab`. */
export interface HistoryTabProps {
  claim: ClaimDetail;
}

/** What happened to the claim, and what was asked for it. */
export function HistoryTab({ claim }: HistoryTabProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requests = useRequests({ claim: [claim.id] });
  const { data, error } = requests;
  return (
    <Flex direction="column" gap="4">
      <HistoryCard claim={claim} />
      {error && (
        <FetchError
          error={error}
          outdated={data !== undefined}
          onRetry={() => requests.refetch()}
        />
      )}
      {data && data.items.length > 0 && (
        <>
          <Text as="h2" variant="title-x-small">
            {t('approvals.label')}
          </Text>
          <RequestList requests={data.items} />
        </>
      )}
    </Flex>
  );
}
