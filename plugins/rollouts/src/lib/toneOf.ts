import { Tone } from '@dugnad/plugin-clusters-react';
import { Status } from '@dugnad/plugin-rollouts-common';

const TONES: Record<Status, Tone> = {
  Healthy: 'positive',
  Suspended: 'paused',
  Progressing: 'busy',
  Missing: 'missing',
  Degraded: 'negative',
  Unknown: 'unknown',
};

/** What a status means to its reader. */
export function toneOf(status: Status): Tone {
  return TONES[status];
}
