import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Card, CardBody, Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Adoptable } from '@dugnad/plugin-namespaces-common';
import { useProblemText } from '../../hooks/useProblemText';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './Adoption.module.css';

/** Props of `AdoptableLine`. */
export interface AdoptableLineProps {
  namespace: Adoptable;
  onAdopt: () => void;
}

/** One namespace: since when it is there, who manages it, and whether it can be taken over. */
export function AdoptableLine({ namespace, onAdopt }: AdoptableLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const textOf = useProblemText();
  const { name, createdAt, managers, refusal } = namespace;
  return (
    <li>
      <Card>
        <CardBody>
          <div className={styles.head}>
            <span>
              <Text weight="bold">{name}</Text>{' '}
              <Text color="secondary">
                <Since at={createdAt} />
              </Text>
            </span>
            {!refusal && (
              <Button
                size="small"
                variant="secondary"
                aria-label={t('adoption.adoptName', { name })}
                onPress={onAdopt}
              >
                {t('adoption.adopt')}
              </Button>
            )}
          </div>
          {managers.length > 0 && (
            <Text as="p" variant="body-small" color="secondary">
              {t('adoption.managers', { managers: managers.join(', ') })}
            </Text>
          )}
          {refusal && (
            <Text as="p" variant="body-small" color="secondary">
              {textOf({ ...refusal, values: { name, ...refusal.values } })}
            </Text>
          )}
        </CardBody>
      </Card>
    </li>
  );
}
