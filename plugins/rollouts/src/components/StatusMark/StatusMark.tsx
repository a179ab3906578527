import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark, Tone } from '@dugnad/plugin-clusters-react';
import { Status } from '@dugnad/plugin-rollouts-common';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

const TONES: Record<Status, Tone> = {
  Healthy: 'positive',
  Suspended: 'paused',
  Progressing: 'busy',
  Missing: 'missing',
  Degraded: 'negative',
  Unknown: 'unknown',
};

/** Props of `StatusMark`. */
export interface StatusMarkProps {
  status: Status;
}

/** A status in a word, with a shape and a colour of its own. */
export function StatusMark({ status }: StatusMarkProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return <StateMark tone={TONES[status]}>{t(`status.${status}`)}</StateMark>;
}
