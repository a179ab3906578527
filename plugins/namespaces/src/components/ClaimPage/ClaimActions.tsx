import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { RiDeleteBinLine, RiRefreshLine, RiToolsLine } from '@remixicon/react';
import { useState } from 'react';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ConnectButton } from '../ClaimAccess/ConnectButton';
import { ReleaseDialog } from '../ReleaseDialog/ReleaseDialog';
import { ChangeMenu } from './ChangeMenu';
import styles from './ClaimPage.module.css';

/** Something the page can do, and whether it is being done. */
export interface Doing {
  isPending: boolean;
  mutate: (claimId: string) => void;
}

/** Props of `ClaimActions`. */
export interface ClaimActionsProps {
  claim: ClaimDetail;
  retry: Doing;
  repair: Doing;
}

/** What this person may do with the claim right now. */
export function ClaimActions({ claim, retry, repair }: ClaimActionsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { actions } = claim;
  return (
    <div className={styles.actions}>
      {actions.retry && (
        <Button
          variant="secondary"
          iconStart={<RiRefreshLine />}
          isPending={retry.isPending}
          onPress={() => retry.mutate(claim.id)}
        >
          {t('action.retry')}
        </Button>
      )}
      {actions.repair && (
        <Button
          variant={claim.state === 'drifted' ? 'primary' : 'secondary'}
          iconStart={<RiToolsLine />}
          isPending={repair.isPending}
          onPress={() => repair.mutate(claim.id)}
        >
          {t('action.repair')}
        </Button>
      )}
      {actions.deploy && <ConnectButton claim={claim} as="person" />}
      {actions.change && <ChangeMenu claim={claim} />}
      <ReleaseButton claim={claim} />
    </div>
  );
}

/** The dialog outlives the right to release, which ends with the release. */
function ReleaseButton({ claim }: { claim: ClaimDetail }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [releasing, setReleasing] = useState(false);
  if (!claim.actions.release && !releasing) return null;
  return (
    <DialogTrigger isOpen={releasing} onOpenChange={setReleasing}>
      <Button variant="secondary" iconStart={<RiDeleteBinLine />}>
        {t('action.release')}
      </Button>
      <ReleaseDialog claim={claim} onReleased={() => setReleasing(false)} />
    </DialogTrigger>
  );
}
