import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ClaimPage.module.css';
import { ObjectLine } from './ObjectLine';

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
