import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Capacity, CapacityResource } from '@dugnad/plugin-namespaces-common';
import { useAmount } from '../../hooks/useAmount';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { AmountMeter } from '../AmountMeter/AmountMeter';
import styles from './Preview.module.css';

/** Props of `CapacityMeters`. */
export interface CapacityMetersProps {
  capacity: Capacity;
}

/** What the cluster of a request has promised, what this request adds, and what would be left. */
export function CapacityMeters({ capacity }: CapacityMetersProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { resources, unknown, staleSince } = capacity;
  return (
    <div className={styles.meters}>
      {staleSince && (
        <Text as="p" variant="body-small" color="warning">
          {t('preview.capacityStale', { time: <Since at={staleSince} /> })}
        </Text>
      )}
      {unknown && (
        <Text as="p" variant="body-small" color="secondary">
          {t('preview.capacityUnknown', { reason: unknown })}
        </Text>
      )}
      {resources.map(resource => (
        <ResourceMeter key={resource.resource} room={resource} />
      ))}
    </div>
  );
}

function ResourceMeter({ room }: { room: CapacityResource }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const amount = useAmount();
  const { resource, unit, committed, requested, left } = room;
  // Without a limit of its own the cluster is full when its nodes are.
  const limit = room.limit ?? room.allocatable;
  const adds = requested >= 0;
  return (
    <AmountMeter
      label={t(`resource.${resource}`)}
      whole={limit}
      format={value => amount(value, unit)}
      note={
        left === undefined
          ? t('preview.leftUnknown')
          : t('preview.left', { amount: amount(Math.max(0, left), unit) })
      }
      warning={left !== undefined && left < 0 && t('preview.tooMuch')}
      parts={[
        {
          kind: 'solid',
          term: t('preview.committed'),
          amount: adds ? committed : committed + requested,
        },
        {
          kind: 'striped',
          term: adds ? t('preview.adds') : t('preview.frees'),
          amount: adds ? committed + requested : committed,
          shown: Math.abs(requested),
        },
        { kind: 'plain', term: t('preview.ofAll'), amount: limit },
      ]}
    />
  );
}
