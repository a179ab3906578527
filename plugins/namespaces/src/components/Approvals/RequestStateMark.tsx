import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark, Tone } from '@dugnad/plugin-clusters-react';
import { RequestState } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

const TONES: Record<RequestState, Tone> = {
  waiting: 'warning',
  approved: 'positive',
  rejected: 'negative',
  withdrawn: 'quiet',
  'timed-out': 'quiet',
};

/** Props of `RequestStateMark`. */
export interface RequestStateMarkProps {
  state: RequestState;
}

/** Where a request is in its life. */
export function RequestStateMark({ state }: RequestStateMarkProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <StateMark tone={TONES[state]}>{t(`requestState.${state}`)}</StateMark>
  );
}
