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

/** A shape for every tone, so that colour is never the only difference. */
export const STATE_ICONS = {
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
export type Tone = keyof typeof STATE_ICONS;
