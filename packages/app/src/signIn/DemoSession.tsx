import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { appTranslationRef } from '../translations/appTranslationRef';
import { rememberedPerson } from './rememberedPerson';
import { withSignOut } from './withSignOut';

export interface DemoSessionProps {
  personId: string;
  onSignInSuccess(identity: IdentityApi): void;
  onGiveUp(): void;
}

/** Signs in as one demo person, and tells why where that fails. */
export function DemoSession(props: DemoSessionProps) {
  const { personId, onSignInSuccess, onGiveUp } = props;
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <ProxiedSignInPage
      provider="demo"
      headers={{ 'x-dugnad-demo-user': personId }}
      onSignInSuccess={identity => {
        rememberedPerson.set(personId);
        onSignInSuccess(withSignOut(identity, rememberedPerson.clear));
      }}
      ErrorComponent={({ error }) => (
        <>
          <Alert
            status="danger"
            icon
            title={t('signIn.failed', { message: error?.message ?? '' })}
          />
          <Button variant="secondary" onPress={onGiveUp}>
            {t('signIn.retry')}
          </Button>
        </>
      )}
    />
  );
}
