import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiIndeterminateCircleFill,
  RiLoader4Line,
  RiQuestionLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { Tone } from '../../lib/claimTone';
import styles from './StateBadge.module.css';

const ICONS = {
  good: RiCheckboxCircleFill,
  busy: RiLoader4Line,
  attention: RiErrorWarningFill,
  bad: RiCloseCircleFill,
  quiet: RiIndeterminateCircleFill,
  unknown: RiQuestionLine,
};

/** Props of `StateBadge`. */
export interface StateBadgeProps {
  tone: Tone;
  children: ReactNode;
}

/** A state in words, with an icon whose shape says the same as its colour. */
export function StateBadge({ tone, children }: StateBadgeProps) {
  const Icon = ICONS[tone];
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}
