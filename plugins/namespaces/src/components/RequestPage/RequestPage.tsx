import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container, Header, Skeleton } from '@backstage/ui';
import { useCrumbs } from '../../hooks/useCrumbs';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { RequestForm } from './RequestForm';

/** The form to request a namespace, once it is known what can be requested. */
export function RequestPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const options = useClaimOptions();
  return (
    <>
      <Header
        title={t('form.title')}
        description={t('form.description')}
        breadcrumbs={useCrumbs()}
      />
      <Container>
        {options.error && !options.data && (
          <FetchError error={options.error} onRetry={() => options.refetch()} />
        )}
        {options.isPending && (
          <div role="status" aria-label={t('form.loading')}>
            <Skeleton width="min(30rem, 100%)" height="24rem" />
          </div>
        )}
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
