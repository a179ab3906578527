import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { homeRouteRef } from '../home/homeRoutes';
import { Mark } from '../mark/Mark';
import { appTranslationRef } from '../translations/appTranslationRef';
import styles from './NotFoundPage.module.css';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslationRef(appTranslationRef);
  const homeLink = useRouteRef(homeRouteRef);
  return (
    <main className={styles.page}>
      <Mark size={48} />
      <Text as="h1" variant="title-small" weight="bold">
        {t('notFound.title')}
      </Text>
      <Text as="p" color="secondary">
        {t('notFound.text')}
      </Text>
      {homeLink && (
        <ButtonLink href={homeLink()} variant="primary">
          {t('notFound.home')}
        </ButtonLink>
      )}
    </main>
  );
}
