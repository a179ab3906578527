import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiGhostLine,
  RiIndeterminateCircleFill,
  RiLoader4Line,
  RiPauseCircleFill,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './StateMark.module.css';

const ICONS = {
  positive: RiCheckboxCircleFill,
  busy: RiLoader4Line,
  warning: RiErrorWarningFill,
  negative: RiCloseCircleFill,
  missing: RiGhostLine,
  paused: RiPauseCircleFill,
  quiet: RiIndeterminateCircleFill,
  stale: RiTimeLine,
  unknown: RiQuestionLine,
};

/** What a state means to its reader; each has a shape of its own. */
export type Tone = keyof typeof ICONS;

/** Props of `StateMark`. */
export interface StateMarkProps {
  tone: Tone;
  /** The state in words. */
  children: ReactNode;
}

/** A state in words, with a colour and a shape that say the same. */
export function StateMark({ tone, children }: StateMarkProps) {
  const Icon = ICONS[tone];
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}
