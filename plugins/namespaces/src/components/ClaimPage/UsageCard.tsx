import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { ClaimDetail, ClaimUsage } from '@dugnad/plugin-namespaces-common';
import { useAmount } from '../../hooks/useAmount';
import { useClaimUsage } from '../../hooks/useClaimUsage';
import { UsageRow, usageRows } from '../../lib/usageRows';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { AmountMeter } from '../AmountMeter/AmountMeter';
import { FreshnessNote } from '../FreshnessNote/FreshnessNote';
import styles from './ClaimPage.module.css';

/** States in which there is no namespace to use anything. */
const NOTHING_THERE = [
  'requested',
  'waiting',
  'rejected',
  'withdrawn',
  'timed-out',
  'deleted',
];

/** Props of `UsageCard`. */
export interface UsageCardProps {
  claim: ClaimDetail;
}

/** What the namespace uses of what it may use. */
export function UsageCard({ claim }: UsageCardProps) {
  return NOTHING_THERE.includes(claim.state) ? null : <Fetched id={claim.id} />;
}

function Fetched({ id }: { id: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const usage = useClaimUsage(id);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('usage.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <QueryState query={usage}>{data => <Usage usage={data} />}</QueryState>
      </CardBody>
    </Card>
  );
}

function Usage({ usage }: { usage: ClaimUsage }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { pods, quotaFreshness, podsFreshness } = usage;
  const rows = usageRows(usage);
  return (
    <>
      <FreshnessNote freshness={quotaFreshness} />
      {podsFreshness.state !== quotaFreshness.state && (
        <FreshnessNote freshness={podsFreshness} />
      )}
      {rows.length === 0 && <Text color="secondary">{t('usage.none')}</Text>}
      <div className={styles.meters}>
        {rows.map(row => (
          <Meter key={row.resource} row={row} />
        ))}
      </div>
      {pods && pods.pending > 0 && (
        <Text as="p" variant="body-small" color="warning">
          {t('usage.pending', { count: pods.pending })}
        </Text>
      )}
    </>
  );
}

const FULL = 0.9;

function Meter({ row }: { row: UsageRow }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const amount = useAmount();
  const { resource, unit, limit, used, asked } = row;
  const share = used !== undefined && limit ? used / limit : undefined;
  return (
    <AmountMeter
      label={t(`resource.${resource}`)}
      whole={limit}
      format={value => amount(value, unit)}
      note={share !== undefined && `${Math.round(share * 100)} %`}
      warning={share !== undefined && share >= FULL && t('usage.nearlyFull')}
      parts={[
        { kind: 'solid', term: t('usage.used'), amount: used },
        ...(asked === undefined || asked === used
          ? []
          : [
              {
                kind: 'plain' as const,
                term: t('usage.asked'),
                amount: asked,
              },
            ]),
        { kind: 'plain', term: t('usage.limit'), amount: limit },
      ]}
    />
  );
}
