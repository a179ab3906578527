import { ReactNode } from 'react';
import { STATE_ICONS, Tone } from './stateIcons';
import styles from './StateMark.module.css';

/** Props of `StateMark`. */
export interface StateMarkProps {
  tone: Tone;
  /** The state in words. */
  children: ReactNode;
}

/** A state in words, with a colour and a shape that say the same. */
export function StateMark({ tone, children }: StateMarkProps) {
  const Icon = STATE_ICONS[tone];
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}
