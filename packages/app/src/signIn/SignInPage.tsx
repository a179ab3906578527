import { useState } from 'react';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Text } from '@backstage/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Mark } from '../mark/Mark';
import { appTranslationRef } from '../translations/appTranslationRef';
import { DemoPeopleList } from './DemoPeopleList';
import { DemoSession } from './DemoSession';
import { LanguageChoice } from './LanguageChoice';
import { OidcSignIn } from './OidcSignIn';
import { rememberedPerson } from './rememberedPerson';
import { useDemoPeople } from './useDemoPeople';
import styles from './SignInPage.module.css';

const queryClient = new QueryClient();

/** Sign-in: the organisation's provider where configured, demo people in development. */
export function SignInPage(props: SignInPageProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <SignIn onSignInSuccess={props.onSignInSuccess} />
    </QueryClientProvider>
  );
}

function SignIn(props: Pick<SignInPageProps, 'onSignInSuccess'>) {
  const { onSignInSuccess } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const config = useApi(configApiRef);
  const title = config.getOptionalString('app.title') ?? 'Dugnad';
  const oidcTitle = config.getOptionalString('app.signIn.oidc.title');
  const demo = useDemoPeople();
  const [personId, setPersonId] = useState(rememberedPerson.get);

  if (personId && demo.offered) {
    return (
      <DemoSession
        personId={personId}
        onSignInSuccess={onSignInSuccess}
        onGiveUp={() => {
          rememberedPerson.clear();
          setPersonId(undefined);
        }}
      />
    );
  }
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Mark size={56} />
        <Text as="h1" variant="title-medium">
          {t('signIn.welcome', { title })}
        </Text>
        <Text as="p" color="secondary">
          {t('signIn.intro')}
        </Text>
        {oidcTitle && (
          <OidcSignIn title={oidcTitle} onSignInSuccess={onSignInSuccess} />
        )}
        {demo.offered && <DemoPeopleList query={demo} onChoose={setPersonId} />}
        {!oidcTitle && !demo.offered && (
          <Alert
            status="warning"
            icon
            title={t('signIn.nothing')}
            description={t('signIn.nothingHelp')}
          />
        )}
        <LanguageChoice />
      </div>
    </main>
  );
}
