import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QueryState, QueryStateProps } from '@dugnad/plugin-clusters-react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

/** What a query for rollouts fetched, or why there is nothing. */
export function RolloutQueryState<T>(props: QueryStateProps<T>) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const help = t('state.forbiddenHelp');
  const words = {
    forbidden: { help },
    notFound: { title: t('state.notFound'), help },
  };
  return <QueryState words={words} {...props} />;
}
