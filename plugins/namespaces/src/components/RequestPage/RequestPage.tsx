import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container, Header, Skeleton } from '@backstage/ui';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { RequestForm } from './RequestForm';

/** The form to request a namespace, once it is known what can be requested. */
export function RequestPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const listLink = useRouteRef(rootRouteRef)?.();
  const options = useClaimOptions();
  return (
    <>
      <Header
        title={t('form.title')}
        description={t('form.description')}
        breadcrumbs={
          listLink ? [{ label: t('page.title'), href: listLink }] : undefined
        }
      />
      <Container>
        {options.error && (
          <FetchError error={options.error} onRetry={() => options.refetch()} />
        )}
        {options.isPending && <Skeleton width="28rem" height="24rem" />}
        {options.data?.owners.length === 0 && (
          <Alert
            status="info"
            icon
            title={t('form.noOwners')}
            description={t('form.noOwnersHelp')}
          />
        )}
        {options.data && options.data.owners.length > 0 && (
          <RequestForm options={options.data} />
        )}
      </Container>
    </>
  );
}
