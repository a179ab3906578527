import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { StateMark, toneOf } from '@dugnad/plugin-clusters-react';
import { ObjectStatus } from '@dugnad/plugin-namespaces-common';
import { RiShieldCheckLine } from '@remixicon/react';
import { roleWord } from '../../lib/roleWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FieldDrifts } from '../FieldDrifts/FieldDrifts';
import styles from './ClaimPage.module.css';

/** Props of `ObjectLine`. */
export interface ObjectLineProps {
  object: ObjectStatus;
  /** The cluster does not answer, so that nobody can tell. */
  unknown: boolean;
}

/** One object: what it is there for, how it stands, and what is wrong with it. */
export function ObjectLine({ object, unknown }: ObjectLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const role = roleWord(object.role);
  const fields = object.fields ?? [];
  // The fields tell who and what by themselves.
  const details = [
    fields.length === 0 &&
      object.manager &&
      t('claim.managedBy', { manager: object.manager }),
    fields.length === 0 && object.message,
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
        <StateMark tone={unknown ? 'unknown' : toneOf('object', object.state)}>
          {unknown ? t('state.unknown') : t(`object.${object.state}`)}
        </StateMark>
      </div>
      {details.length > 0 && (
        <Text as="p" variant="body-small" className={styles.words}>
          {details.join(' · ')}
        </Text>
      )}
      {fields.length > 0 && <FieldDrifts fields={fields} />}
      <Finalizers names={object.finalizers ?? []} />
    </li>
  );
}

/** What a deletion waits for. Whoever set a finalizer has to take it away; the portal never does. */
function Finalizers({ names }: { names: string[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (names.length === 0) return null;
  return (
    <Text as="p" variant="body-small" className={styles.words}>
      {t('claim.waitsFor', { finalizers: names.join(', ') })}
      <br />
      <Text color="secondary" variant="body-small">
        {t('claim.waitsForHelp')}
      </Text>
    </Text>
  );
}
