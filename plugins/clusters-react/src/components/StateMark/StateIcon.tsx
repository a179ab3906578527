import { STATE_ICONS, Tone } from './stateIcons';
import styles from './StateMark.module.css';

/** Props of `StateIcon`. */
export interface StateIconProps {
  tone: Tone;
  /** The state in words, for who does not see the shape. Leave it out where the words stand beside it. */
  label?: string;
}

/** A state as a shape and a colour alone, where many stand close together. */
export function StateIcon({ tone, label }: StateIconProps) {
  const Icon = STATE_ICONS[tone];
  const words = label
    ? { role: 'img', 'aria-label': label }
    : { 'aria-hidden': true };
  return (
    <span className={`${styles.icon} ${styles[tone]}`} title={label} {...words}>
      <Icon size={16} aria-hidden />
    </span>
  );
}
