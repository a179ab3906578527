import { useProfile } from './useProfile';
import { initialsOf } from './initialsOf';
import styles from './Navigation.module.css';

/** Who is signed in. */
export function Person() {
  const profile = useProfile();
  if (!profile) {
    return null;
  }
  return (
    <div className={styles.person}>
      <span className={styles.initials} aria-hidden>
        {initialsOf(profile.name)}
      </span>
      <span className={styles.word}>{profile.name}</span>
    </div>
  );
}
