import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogTrigger, Flex } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { RiDeleteBinLine, RiRefreshLine, RiToolsLine } from '@remixicon/react';
import { useClaimChange } from '../../hooks/useClaimChange';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ReleaseDialog } from './ReleaseDialog';

/** Props of `ClaimActions`. */
export interface ClaimActionsProps {
  claim: ClaimDetail;
}

/** What this person may do with the claim right now. */
export function ClaimActions({ claim }: ClaimActionsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const retry = useClaimChange<string>((api, id) => api.retry(id));
  const repair = useClaimChange<string>((api, id) => api.repair(id));
  const error = retry.error ?? repair.error;
  return (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      {error && (
        <Alert
          status="danger"
          title={t('action.failed', { message: error.message })}
        />
      )}
      {claim.actions.retry && (
        <Button
          variant="secondary"
          iconStart={<RiRefreshLine />}
          isPending={retry.isPending}
          onPress={() => retry.mutate(claim.id)}
        >
          {t('action.retry')}
        </Button>
      )}
      {claim.actions.repair && (
        <Button
          variant="secondary"
          iconStart={<RiToolsLine />}
          isPending={repair.isPending}
          onPress={() => repair.mutate(claim.id)}
        >
          {t('action.repair')}
        </Button>
      )}
      {claim.actions.release && (
        <DialogTrigger>
          <Button variant="secondary" iconStart={<RiDeleteBinLine />}>
            {t('action.release')}
          </Button>
          <ReleaseDialog claim={claim} />
        </DialogTrigger>
      )}
    </Flex>
  );
}
