import { ReactNode } from 'react';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiIndeterminateCircleLine,
  RiLoader2Line,
  RiPauseCircleFill,
  RiQuestionFill,
} from '@remixicon/react';
import styles from './HomePage.module.css';

export type Tone =
  | 'good'
  | 'bad'
  | 'warn'
  | 'busy'
  | 'paused'
  | 'unknown'
  | 'none';

const ICONS: Record<Tone, ReactNode> = {
  good: <RiCheckboxCircleFill size={16} />,
  bad: <RiCloseCircleFill size={16} />,
  warn: <RiErrorWarningFill size={16} />,
  busy: <RiLoader2Line size={16} />,
  paused: <RiPauseCircleFill size={16} />,
  unknown: <RiQuestionFill size={16} />,
  none: <RiIndeterminateCircleLine size={16} />,
};

/** A state in icon, colour and words, so that no one of them has to be seen. */
export function StatusBadge(props: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={props.tone}>
      <span aria-hidden className={styles.badgeIcon}>
        {ICONS[props.tone]}
      </span>
      {props.children}
    </span>
  );
}
