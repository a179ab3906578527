import { Fragment } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { HomePageWidgetData } from '@backstage/plugin-home-react/alpha';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { RiAddLine } from '@remixicon/react';
import { Profile, useProfile } from '../layout/useProfile';
import { appTranslationRef } from '../translations/appTranslationRef';
import { greetingOf } from './greetingOf';
import { createServiceRouteRef } from './homeRoutes';
import styles from './HomePage.module.css';

/** A widget that asks for more than half of the width stands on the wide side. */
const WIDE_COLUMNS = 7;

/** Props of `HomePage`. */
export interface HomePageProps {
  /** Cards that plugins bring. */
  widgets: HomePageWidgetData[];
}

/** A person's own corner: the cards of every plugin about their teams, and the way to a new service. */
export function HomePage({ widgets }: HomePageProps) {
  const profile = useProfile();
  const wide = widgets.filter(isWide);
  const narrow = widgets.filter(widget => !isWide(widget));
  return (
    <main className={styles.page}>
      <Greeting profile={profile} />
      <div className={styles.columns}>
        {[wide, narrow].map((column, index) => (
          <div key={index} className={styles.column}>
            {column.map(({ node, component }) => (
              <Fragment key={node.spec.id}>{component}</Fragment>
            ))}
          </div>
        ))}
      </div>
    </main>
  );
}

function isWide({ layout }: HomePageWidgetData): boolean {
  return (layout?.width?.defaultColumns ?? 0) >= WIDE_COLUMNS;
}

function Greeting(props: { profile: Profile | undefined }) {
  const { profile } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const language = useLanguage();
  const createLink = useRouteRef(createServiceRouteRef);
  const now = new Date();
  const name = profile?.name.split(' ')[0];
  return (
    <div className={styles.hero}>
      <div>
        <p className={styles.date}>
          {new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
            weekday: 'long',
            day: 'numeric',
            month: 'long',
          }).format(now)}
        </p>
        <h1 className={styles.greeting}>
          {name
            ? t(`home.greeting.${greetingOf(now.getHours())}`, { name })
            : t('home.greeting.anyone')}
        </h1>
      </div>
      {createLink && (
        <ButtonLink
          href={createLink()}
          variant="primary"
          size="medium"
          iconStart={<RiAddLine />}
        >
          {t('home.createService')}
        </ButtonLink>
      )}
    </div>
  );
}
