import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { RevisionPlan } from '@dugnad/plugin-rollouts-common';
import { useNoticeText } from '../../hooks/useNoticeText';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { TextDiff } from '../TextDiff/TextDiff';
import styles from './Actions.module.css';

/** Props of `PlanFacts`. */
export interface PlanFactsProps {
  plan: RevisionPlan;
}

/** What rolling back changes, what it leaves, and why it cannot be done. */
export function PlanFacts({ plan }: PlanFactsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const noticeText = useNoticeText();
  const refusals = plan.refusals.map(refusal => (
    <Alert
      key={refusal.code}
      status="danger"
      icon
      title={t('action.impossible')}
      description={noticeText(refusal)}
    />
  ));
  if (plan.changes.length === 0) {
    return refusals.length > 0 ? (
      <>{refusals}</>
    ) : (
      <Alert status="info" icon title={t('rollback.same')} />
    );
  }
  return (
    <>
      {refusals}
      <section className={styles.part}>
        <h3>{t('rollback.template')}</h3>
        <p className={styles.secondary}>{t('rollback.templateHelp')}</p>
        <TextDiff
          before={plan.before}
          after={plan.after}
          label={t('rollback.template')}
        />
      </section>
      <section className={styles.part}>
        <h3>{t('rollback.keeps')}</h3>
        <p className={styles.secondary}>{t('rollback.keepsHelp')}</p>
        <Configurations plan={plan} />
      </section>
      {plan.warnings.map(warning => (
        <Alert
          key={warning.code}
          status="warning"
          icon
          title={noticeText(warning)}
        />
      ))}
    </>
  );
}

function Configurations({ plan }: PlanFactsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (plan.configuration.length === 0) return null;
  return (
    <ul className={styles.configuration}>
      {plan.configuration.map(({ kind, name, optional, state, changedAt }) => (
        <li key={`${kind}/${name}`} data-state={state}>
          {kind} <code>{name}</code>: {t(`rollback.configuration.${state}`)}
          {state === 'changed' && changedAt && (
            <>
              {', '}
              <Since at={changedAt} />
            </>
          )}
          {optional && ` (${t('rollback.optional')})`}
        </li>
      ))}
    </ul>
  );
}
