import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark, toneOf } from '@dugnad/plugin-clusters-react';
import { RequestState } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `RequestStateMark`. */
export interface RequestStateMarkProps {
  state: RequestState;
}

/** Where a request is in its life. */
export function RequestStateMark({ state }: RequestStateMarkProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <StateMark tone={toneOf('request', state)}>
      {t(`requestState.${state}`)}
    </StateMark>
  );
}
