import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../translations/appTranslationRef';
import styles from './AppLayout.module.css';

const CONTENT_ID = 'content';

/** Navigation beside the page; above it on a phone. */
export function AppLayout(props: { nav: ReactNode; content: ReactNode }) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${CONTENT_ID}`}>
        {t('navigation.skip')}
      </a>
      {props.nav}
      <div id={CONTENT_ID} className={styles.content} tabIndex={-1}>
        {props.content}
      </div>
    </div>
  );
}
