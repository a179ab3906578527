import { useCallback, useEffect, useMemo, useState } from 'react';
import { OAuth2 } from '@backstage/core-app-api';
import { UserIdentity } from '@backstage/core-components';
import {
  configApiRef,
  discoveryApiRef,
  IdentityApi,
  oauthRequestApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { appTranslationRef } from '../translations/appTranslationRef';

function KeyIcon() {
  return null;
}

function useOidc(title: string): OAuth2 {
  const configApi = useApi(configApiRef);
  const discoveryApi = useApi(discoveryApiRef);
  const oauthRequestApi = useApi(oauthRequestApiRef);
  return useMemo(
    () =>
      OAuth2.create({
        configApi,
        discoveryApi,
        oauthRequestApi,
        environment: configApi.getOptionalString('auth.environment'),
        provider: { id: 'oidc', title, icon: KeyIcon },
        defaultScopes: ['openid', 'profile', 'email'],
      }),
    [configApi, discoveryApi, oauthRequestApi, title],
  );
}

export interface OidcSignInProps {
  title: string;
  onSignInSuccess(identity: IdentityApi): void;
}

/** Signs in through the organisation's own provider; silently where a session is still good. */
export function OidcSignIn(props: OidcSignInProps) {
  const { title, onSignInSuccess } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const authApi = useOidc(title);
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<Error>();

  const signIn = useCallback(
    async (options: { optional?: true; instantPopup?: true }) => {
      setBusy(true);
      setError(undefined);
      try {
        const response = await authApi.getBackstageIdentity(options);
        if (response) {
          const { identity } = response;
          const profile = await authApi.getProfile();
          onSignInSuccess(UserIdentity.create({ identity, authApi, profile }));
        }
      } catch (cause) {
        setError(cause instanceof Error ? cause : new Error(String(cause)));
      } finally {
        setBusy(false);
      }
    },
    [authApi, onSignInSuccess],
  );
  useEffect(() => {
    signIn({ optional: true });
  }, [signIn]);

  return (
    <>
      {error && (
        <Alert
          status="danger"
          icon
          title={t('signIn.failed', { message: error.message })}
        />
      )}
      <Button
        variant="primary"
        size="medium"
        isDisabled={busy}
        onPress={() => signIn({ instantPopup: true })}
      >
        {t(busy ? 'signIn.oidcBusy' : 'signIn.oidc', { title })}
      </Button>
    </>
  );
}
