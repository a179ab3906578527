import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `TooLate`. */
export interface TooLateProps {
  request: NamespaceRequest;
}

/** Somebody else decided first: says who, when and what, and that nothing was lost. */
export function TooLate({ request }: TooLateProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { decidedBy, decidedAt, state } = request;
  const who = decidedBy?.startsWith('user:') ? (
    <EntityRefLink entityRef={decidedBy} />
  ) : (
    t('event.portal')
  );
  return (
    <Alert
      status="info"
      icon
      title={t('approvals.tooLate', { who })}
      description={t('approvals.tooLateHelp', {
        state: t(`requestState.${state}`),
        time: <Since at={decidedAt} />,
      })}
    />
  );
}
