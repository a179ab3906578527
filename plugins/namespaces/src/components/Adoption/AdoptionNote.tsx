import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import {
  AdoptionObject,
  AdoptionPreview,
} from '@dugnad/plugin-namespaces-common';
import { UseQueryResult } from '@tanstack/react-query';
import { useProblemText } from '../../hooks/useProblemText';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FieldDrifts } from '../FieldDrifts/FieldDrifts';
import styles from './Adoption.module.css';

/** Props of `AdoptionNote`. */
export interface AdoptionNoteProps {
  name: string;
  /** Enough is filled in to ask. */
  complete: boolean;
  preview: UseQueryResult<AdoptionPreview>;
}

/** What taking over would change, what to know before, and what stands in the way. */
export function AdoptionNote({ name, complete, preview }: AdoptionNoteProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data, error, isFetching } = preview;
  if (!complete)
    return <Text color="secondary">{t('adoption.incomplete')}</Text>;
  return (
    <div role="status" aria-busy={isFetching}>
      {!data && !error && <Text color="secondary">{t('form.checking')}</Text>}
      {error && (
        <Alert
          status="danger"
          icon
          title={t('form.previewFailed')}
          description={failureOf(error).message}
        />
      )}
      {data && <Preview name={name} preview={data} />}
    </div>
  );
}

function Preview(props: { name: string; preview: AdoptionPreview }) {
  const { name, preview } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const textOf = useProblemText();
  const { problems, warnings, objects, migrates } = preview;
  const texts = problems.map(problem =>
    textOf({ ...problem, values: { name, ...problem.values } }),
  );
  return (
    <Flex direction="column" gap="3">
      <Alert
        status={problems.length > 0 ? 'danger' : 'success'}
        icon
        title={t(problems.length > 0 ? 'adoption.cannot' : 'adoption.can')}
        description={
          problems.length > 0 ? <Words texts={texts} /> : t('adoption.canHelp')
        }
      />
      {warnings.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('adoption.warnings')}
          description={<Words texts={warnings} />}
        />
      )}
      {migrates.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('adoption.migrates', { managers: migrates.join(', ') })}
        </Text>
      )}
      <ul className={styles.objects}>
        {objects.map(object => (
          <ObjectLine key={`${object.kind}/${object.name}`} object={object} />
        ))}
      </ul>
    </Flex>
  );
}

function Words({ texts }: { texts: string[] }) {
  return (
    <ul className={styles.words}>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function ObjectLine({ object }: { object: AdoptionObject }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { kind, name, outcome, changes, message, warnings = [] } = object;
  return (
    <li>
      <Text weight="bold">
        {kind} {name}
      </Text>{' '}
      <Text color="secondary">{t(`outcome.${outcome}`)}</Text>
      {message && (
        <Text as="p" variant="body-small">
          {message}
        </Text>
      )}
      {warnings.map(warning => (
        <Text as="p" variant="body-small" color="warning" key={warning}>
          {t('adoption.serverWarns', { warning })}
        </Text>
      ))}
      {outcome !== 'create' && changes.length > 0 && (
        <FieldDrifts fields={changes} />
      )}
    </li>
  );
}
