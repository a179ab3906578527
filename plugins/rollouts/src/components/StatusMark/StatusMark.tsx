import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Status } from '@dugnad/plugin-rollouts-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiGhostLine,
  RiLoader4Line,
  RiPauseCircleFill,
  RiQuestionLine,
} from '@remixicon/react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './StatusMark.module.css';

const LOOKS = {
  Healthy: [RiCheckboxCircleFill, styles.positive],
  Suspended: [RiPauseCircleFill, styles.neutral],
  Progressing: [RiLoader4Line, styles.busy],
  Missing: [RiGhostLine, styles.warning],
  Degraded: [RiCloseCircleFill, styles.negative],
  Unknown: [RiQuestionLine, styles.warning],
} as const;

/** Props of `StatusMark`. */
export interface StatusMarkProps {
  status: Status;
}

/** A status in a word, with a shape and a colour of its own. */
export function StatusMark({ status }: StatusMarkProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [Icon, look] = LOOKS[status];
  return (
    <span className={`${styles.mark} ${look}`}>
      <Icon size={14} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
