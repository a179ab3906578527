import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, ButtonLink } from '@backstage/ui';
import { requestRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `EmptyList`. */
export interface EmptyListProps {
  /** Filters may be why it is empty. */
  filtered: boolean;
}

/** Says why there is nothing, and what to do about it. */
export function EmptyList({ filtered }: EmptyListProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requestLink = useRouteRef(requestRouteRef)?.();
  if (filtered) return <Alert status="info" icon title={t('list.nothing')} />;
  return (
    <Alert
      status="info"
      icon
      title={t('list.empty')}
      description={t('list.emptyHelp')}
      customActions={
        requestLink && (
          <ButtonLink href={requestLink} size="small">
            {t('page.request')}
          </ButtonLink>
        )
      }
    />
  );
}
