import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { StateMark, Tone } from '@dugnad/plugin-clusters-react';
import { ClaimDetail, ObjectStatus } from '@dugnad/plugin-namespaces-common';
import { RiShieldCheckLine } from '@remixicon/react';
import { roleWord } from '../../lib/roleWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ClaimPage.module.css';

const TONES: Record<ObjectStatus['state'], Tone> = {
  missing: 'busy',
  applied: 'positive',
  drifted: 'warning',
  conflict: 'negative',
  failed: 'negative',
  removing: 'busy',
};

/** Props of `ObjectsCard`. */
export interface ObjectsCardProps {
  claim: ClaimDetail;
}

/** Every object of the claim and how it stands; what is wrong comes first. */
export function ObjectsCard({ claim }: ObjectsCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const wrong = claim.objects.filter(({ state }) => state !== 'applied');
  const right = claim.objects.filter(({ state }) => state === 'applied');
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('claim.objects')}
        </Text>
        <Text as="p" variant="body-small" color="secondary" role="status">
          <Summary claim={claim} />
        </Text>
      </CardHeader>
      <CardBody>
        <ul className={styles.list}>
          {[...wrong, ...right].map(object => (
            <ObjectLine
              key={`${object.kind}/${object.name}`}
              object={object}
              unknown={claim.unknownSince !== undefined}
            />
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

function Summary({ claim }: ObjectsCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { objects, state, unknownSince } = claim;
  const applied = objects.filter(object => object.state === 'applied').length;
  if (objects.length === 0)
    return (
      <>{t(state === 'deleted' ? 'claim.objectsGone' : 'claim.objectsEmpty')}</>
    );
  if (unknownSince)
    return <>{t('claim.objectsUnknown', { count: objects.length })}</>;
  return (
    <>
      {t('claim.objectsSummary', {
        applied: String(applied),
        total: String(objects.length),
      })}
    </>
  );
}

function ObjectLine(props: { object: ObjectStatus; unknown: boolean }) {
  const { object, unknown } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const role = roleWord(object.role);
  const details = [
    object.manager && t('claim.managedBy', { manager: object.manager }),
    object.message,
    object.finalizers?.length &&
      t('claim.waitsFor', { finalizers: object.finalizers.join(', ') }),
  ].filter(Boolean);
  return (
    <li>
      <div className={styles.object}>
        <span className={styles.name}>
          <Text weight="bold">{object.kind}</Text> <Text>{object.name}</Text>
          {object.security && (
            <span title={t('claim.security')} className={styles.shield}>
              <RiShieldCheckLine
                size="1em"
                role="img"
                aria-label={t('claim.security')}
              />
            </span>
          )}
          {role && (
            <Text as="p" variant="body-small" color="secondary">
              {t(`role.${role}`)}
            </Text>
          )}
        </span>
        <StateMark tone={unknown ? 'unknown' : TONES[object.state]}>
          {unknown ? t('state.unknown') : t(`object.${object.state}`)}
        </StateMark>
      </div>
      {details.length > 0 && (
        <Text as="p" variant="body-small" className={styles.words}>
          {details.join(' · ')}
        </Text>
      )}
    </li>
  );
}
