import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import {
  ClaimOptions,
  ClaimRequestInput,
  Problem,
  problemsOf,
} from '@dugnad/plugin-namespaces-common';
import { FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useClaimChange } from '../../hooks/useClaimChange';
import { useClaimPreview } from '../../hooks/useClaimPreview';
import { useTyped } from '../../hooks/useTyped';
import { draftProblems, emptyDraft, toRequest } from '../../lib/draft';
import { claimRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { Preview } from './Preview';
import { RequestFields } from './RequestFields';
import styles from './RequestPage.module.css';

/** Props of `RequestForm`. */
export interface RequestFormProps {
  options: ClaimOptions;
}

/** Fields on one side; on the other what filing them would do, asked of the backend whenever typing pauses. */
export function RequestForm({ options }: RequestFormProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [draft, setDraft] = useState(() => emptyDraft(options));
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const claimLink = useRouteRef(claimRouteRef);
  const own = draftProblems(draft, options);
  const preview = useSettledPreview(own.length ? undefined : toRequest(draft));
  const request = useClaimChange<ClaimRequestInput>((api, input) =>
    api.request(input),
  );
  const refused =
    preview.data?.verdict.verdict === 'refuse'
      ? preview.data.verdict.reasons
      : [];
  const answered = problemsOf(request.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (own.length) return;
    request.mutate(toRequest(draft), {
      onSuccess: claim => navigate(claimLink?.({ id: claim.id }) ?? '..'),
    });
  };
  return (
    <div className={styles.columns}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <RequestFields
          draft={draft}
          options={options}
          problems={shown([...own, ...refused, ...answered], draft.name, tried)}
          onChange={next => {
            request.reset();
            setDraft(next);
          }}
        />
        {request.error && answered.length === 0 && (
          <Alert
            status="danger"
            icon
            title={t('action.failed', { message: request.error.message })}
          />
        )}
        <div>
          <Button type="submit" isPending={request.isPending}>
            {request.isPending ? t('form.submitting') : t('form.submit')}
          </Button>
        </div>
      </form>
      <Preview
        preview={own.length ? undefined : preview.data}
        error={preview.error}
        busy={preview.isFetching}
      />
    </div>
  );
}

/** Asks for the preview of the last request that stood still for a moment. */
function useSettledPreview(request: ClaimRequestInput | undefined) {
  const [settled, setSettled] = useState('');
  const text = request ? JSON.stringify(request) : '';
  const [typed, setTyped] = useTyped(settled, setSettled);
  if (typed !== text) setTyped(text);
  return useClaimPreview(settled && settled === text ? request : undefined);
}

/** A name that has only its prefix yet, and fields not filled in, are no reproach before the first try. */
function shown(problems: Problem[], name: string, tried: boolean): Problem[] {
  return tried || !name.endsWith('-')
    ? problems.filter(({ rule }) => tried || rule !== 'shape')
    : [];
}
