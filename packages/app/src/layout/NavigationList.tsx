import { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiAddCircleLine,
  RiBookOpenLine,
  RiBox3Line,
  RiCoinsLine,
  RiHome5Line,
  RiNotification3Line,
  RiPlugLine,
  RiRocket2Line,
  RiSearchLine,
  RiServerLine,
  RiSettings4Line,
  RiStackLine,
} from '@remixicon/react';
import { appTranslationRef } from '../translations/appTranslationRef';
import { NavigationEntry, NavigationWord } from './arrangeNavigation';
import { UnreadCount } from './UnreadCount';
import styles from './Navigation.module.css';

const ICONS: Record<NavigationWord, ReactNode> = {
  home: <RiHome5Line />,
  search: <RiSearchLine />,
  catalog: <RiStackLine />,
  create: <RiAddCircleLine />,
  rollouts: <RiRocket2Line />,
  namespaces: <RiBox3Line />,
  clusters: <RiServerLine />,
  costs: <RiCoinsLine />,
  apis: <RiPlugLine />,
  docs: <RiBookOpenLine />,
  notifications: <RiNotification3Line />,
  settings: <RiSettings4Line />,
};

/** One group of links. */
export function NavigationList(props: { entries: NavigationEntry[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <ul className={styles.list}>
      {props.entries.map(({ item, word }) => (
        <li key={item.node.spec.id}>
          <NavLink
            to={item.href}
            end={item.href === '/'}
            className={styles.link}
          >
            <span className={styles.icon} aria-hidden>
              {word ? ICONS[word] : item.icon}
            </span>
            <span className={styles.word}>
              {word ? t(`navigation.${word}`) : item.title}
            </span>
            {word === 'notifications' && <UnreadCount />}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
