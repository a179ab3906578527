import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Opinion, WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { useAgreement } from '../../hooks/rolloutQueries';
import { useNoticeText } from '../../hooks/useNoticeText';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { StatusMark } from '../StatusMark/StatusMark';
import { DetailTable } from '../WorkloadPanel/DetailTable';
import styles from '../WorkloadPanel/WorkloadPanel.module.css';

/** Props of `AgreementPanel`. */
export interface AgreementPanelProps {
  workload: WorkloadDetail;
}

/** What other engines would say of the workload, beside our verdict, and why they differ. */
export function AgreementPanel({ workload }: AgreementPanelProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const noticeText = useNoticeText();
  const query = useAgreement(workload);
  const whyOf = ({ why, agrees }: Pick<Opinion, 'why' | 'agrees'>) =>
    why ? noticeText(why) : agrees && t('opinion.same');
  return (
    <RolloutQueryState query={query}>
      {({ opinions }) => (
        <>
          <p className={styles.help}>{t('opinion.help')}</p>
          <DetailTable
            label={t('view.opinions')}
            headings={[
              t('opinion.engine'),
              t('opinion.status'),
              t('opinion.message'),
              t('opinion.why'),
            ]}
            rows={opinions.map(({ engine, status, as, message, ...one }) => ({
              key: engine,
              cells: [
                t(`opinion.name.${engine}`),
                <span className={styles.opinion}>
                  {as && <StatusMark status={as} />}
                  {status && engine !== 'dugnad' && <code>{status}</code>}
                  {!status && !as && t('opinion.noRule')}
                </span>,
                message,
                engine === 'dugnad' ? t('detail.none') : whyOf(one),
              ],
            }))}
          />
        </>
      )}
    </RolloutQueryState>
  );
}
