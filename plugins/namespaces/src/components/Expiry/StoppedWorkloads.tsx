import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useClaimExpiry } from '../../hooks/useClaimExpiry';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `StoppedWorkloads`. */
export interface StoppedWorkloadsProps {
  claimId: string;
}

/** What grace stopped and a restoration starts again. */
export function StoppedWorkloads({ claimId }: StoppedWorkloadsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data } = useClaimExpiry(claimId, true);
  if (!data || data.stopped.length === 0) return null;
  const names = data.stopped.map(({ kind, name, replicas }) =>
    replicas === undefined
      ? `${kind} ${name}`
      : `${kind} ${name} (${replicas})`,
  );
  return (
    <p>
      {t('expiry.stopped')} {names.join(', ')}
    </p>
  );
}
