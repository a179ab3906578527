import { useCallback, useEffect, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { useSignal } from '@backstage/plugin-signals-react';
import { appTranslationRef } from '../translations/appTranslationRef';
import styles from './Navigation.module.css';

/** How many notifications wait; nothing while there are none or the number is not known. */
export function UnreadCount() {
  const notifications = useApi(notificationsApiRef);
  const { t } = useTranslationRef(appTranslationRef);
  const [unread, setUnread] = useState(0);
  const { lastSignal } = useSignal('notifications');

  const refresh = useCallback(() => {
    let current = true;
    notifications.getStatus().then(
      status => current && setUnread(status.unread),
      () => current && setUnread(0),
    );
    return () => {
      current = false;
    };
  }, [notifications]);
  useEffect(refresh, [refresh, lastSignal]);

  if (!unread) {
    return null;
  }
  const words = t('navigation.unread', { number: String(unread) });
  return (
    <span className={styles.count} aria-label={words} title={words}>
      {unread > 99 ? '99+' : unread}
    </span>
  );
}
