import { Tone } from '@dugnad/plugin-clusters-react';
import { Outcome } from './timelineLanes';

const TONES: Record<Outcome, Tone> = {
  progressing: 'busy',
  healthy: 'positive',
  recovered: 'warning',
  failed: 'negative',
  paused: 'paused',
  scaledToZero: 'paused',
  superseded: 'quiet',
  deleted: 'quiet',
};

/** What the outcome of a rollout means to its reader. */
export function outcomeTone(outcome: Outcome): Tone {
  return TONES[outcome];
}
