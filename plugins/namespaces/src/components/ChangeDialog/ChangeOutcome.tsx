import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { approvalRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `ChangeOutcome`. */
export interface ChangeOutcomeProps {
  request: NamespaceRequest;
}

/** What became of a change: done, or waiting for somebody. */
export function ChangeOutcome({ request }: ChangeOutcomeProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const link = useRouteRef(approvalRouteRef)?.({ id: request.id });
  const waits = request.state === 'waiting';
  return (
    <div role="status">
      <Alert
        status={waits ? 'info' : 'success'}
        icon
        title={t(waits ? 'change.waits' : 'outcomeOf.approved')}
        description={
          waits
            ? link && <Link href={link}>{t('change.follow')}</Link>
            : t(`approvedNext.${request.kind}`)
        }
      />
    </div>
  );
}
