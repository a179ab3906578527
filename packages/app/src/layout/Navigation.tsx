import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { RiCloseLine, RiMenuLine } from '@remixicon/react';
import { Mark } from '../mark/Mark';
import { appTranslationRef } from '../translations/appTranslationRef';
import { arrangeNavigation } from './arrangeNavigation';
import { NavigationList } from './NavigationList';
import { Person } from './Person';
import styles from './Navigation.module.css';

/** The app's navigation: a column, or a bar with a menu where the window is narrow. */
export function Navigation(props: NavContentComponentProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const title = useApi(configApiRef).getOptionalString('app.title') ?? 'Dugnad';
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const { top, main, bottom } = arrangeNavigation(props.navItems.rest());

  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) =>
      key === 'Escape' && setOpen(false);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <header className={styles.bar} data-open={open}>
      <div className={styles.brand}>
        <Mark size={28} />
        <span className={styles.name}>{title}</span>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls="navigation"
          aria-label={t(open ? 'navigation.close' : 'navigation.open')}
          onClick={() => setOpen(!open)}
        >
          {open ? <RiCloseLine /> : <RiMenuLine />}
        </button>
      </div>
      <nav
        id="navigation"
        className={styles.menu}
        aria-label={t('navigation.label')}
      >
        <NavigationList entries={top} />
        <NavigationList entries={main} />
        <div className={styles.space} />
        <NavigationList entries={bottom} />
        <Person />
      </nav>
    </header>
  );
}
