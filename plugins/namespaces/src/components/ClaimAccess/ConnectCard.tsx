import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ConnectButton } from './ConnectButton';

/** Props of `ConnectCard`. */
export interface ConnectCardProps {
  claim: ClaimDetail;
}

/** A kubeconfig for a person, and one for a pipeline. */
export function ConnectCard({ claim }: ConnectCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('connect.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          {claim.actions.deploy ? (
            (['person', 'ci'] as const).map(as => (
              <div key={as}>
                <Text as="p" color="secondary">
                  {t(`connect.${as}Help`)}
                </Text>
                <ConnectButton claim={claim} as={as} />
              </div>
            ))
          ) : (
            <Text color="secondary">{t('connect.notNow')}</Text>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
