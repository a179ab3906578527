import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { toRequests } from '../../lib/draft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { RequestFields } from './RequestFields';
import styles from './RequestPage.module.css';
import { RequestPreviews } from './RequestPreviews';
import { RequestRefusal } from './RequestRefusal';
import { useRequestForm } from './useRequestForm';

/** Props of `RequestForm`. */
export interface RequestFormProps {
  options: ClaimOptions;
}

/** Fields on one side; on the other what filing them would do, asked of the backend whenever typing pauses. */
export function RequestForm({ options }: RequestFormProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const form = useRequestForm(options);
  return (
    <div className={styles.columns}>
      <form
        ref={form.ref}
        className={styles.form}
        onSubmit={form.submit}
        noValidate
      >
        <RequestFields
          draft={form.draft}
          options={options}
          problems={form.problems}
          onChange={form.change}
          onLeave={form.leave}
        />
        {form.error && (
          <RequestRefusal
            error={form.error}
            requests={toRequests(form.draft)}
          />
        )}
        <div>
          <Button type="submit" isPending={form.isPending}>
            {form.isPending
              ? t('form.submitting')
              : t('form.submit', {
                  count: Math.max(1, form.draft.environments.length),
                })}
          </Button>
        </div>
      </form>
      <RequestPreviews previews={form.previews} />
    </div>
  );
}
