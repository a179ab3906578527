import {
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiLoader4Line,
  RiTimeLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './StateMark.module.css';

/** Meaning of a mark; each has a colour and a shape, and the words come from the caller. */
export type Tone = 'positive' | 'negative' | 'warning' | 'neutral';

const ICONS = {
  positive: RiCheckboxCircleFill,
  negative: RiErrorWarningFill,
  warning: RiTimeLine,
  neutral: RiLoader4Line,
};

/** A state in words, with a colour and a shape. */
export function StateMark(props: { tone: Tone; children: ReactNode }) {
  const Icon = ICONS[props.tone];
  return (
    <span className={`${styles.mark} ${styles[props.tone]}`}>
      <Icon size={14} aria-hidden />
      {props.children}
    </span>
  );
}
