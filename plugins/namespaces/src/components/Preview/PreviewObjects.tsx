import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Text,
  useBreakpoint,
} from '@backstage/ui';
import { PreviewObject } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { roleWord } from '../../lib/roleWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { YamlView } from '../YamlView/YamlView';
import styles from './Preview.module.css';

/** Props of `PreviewObjects`. */
export interface PreviewObjectsProps {
  objects: PreviewObject[];
}

/** Every object that would be written, as YAML, or as what would change where it is there already. */
export function PreviewObjects({ objects }: PreviewObjectsProps) {
  return (
    <AccordionGroup allowsMultiple>
      {objects.map(object => (
        <ObjectPart key={`${object.kind}/${object.name}`} object={object} />
      ))}
    </AccordionGroup>
  );
}

function ObjectPart({ object }: { object: PreviewObject }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  // A viewer for each of a dozen objects would be made for nothing.
  const [opened, setOpened] = useState(false);
  const wide = useBreakpoint().up('sm');
  const { kind, name, role, yaml, diff } = object;
  const warnings = diff?.warnings ?? [];
  const word = roleWord(role);
  const hints = [
    diff && t(`outcome.${diff.outcome}`),
    warnings.length > 0 && t('outcome.warned'),
    // On a phone there is no room for what it is there for.
    wide && word && t(`role.${word}`),
  ].filter(Boolean);
  return (
    <Accordion onExpandedChange={open => open && setOpened(true)}>
      <AccordionTrigger
        title={`${kind} ${name}`}
        subtitle={hints.join(' · ')}
      />
      <AccordionPanel>
        {opened && (
          <>
            {diff?.message && (
              <Text
                as="p"
                variant="body-small"
                color={isBad(diff.outcome) ? 'danger' : 'secondary'}
                className={styles.words}
              >
                {diff.message}
              </Text>
            )}
            {warnings.map(warning => (
              <Text
                as="p"
                variant="body-small"
                color="warning"
                className={styles.words}
                key={warning}
              >
                {t('adoption.serverWarns', { warning })}
              </Text>
            ))}
            <YamlView
              label={`${kind} ${name}`}
              yaml={diff?.result ?? yaml}
              original={diff?.current}
            />
          </>
        )}
      </AccordionPanel>
    </Accordion>
  );
}

function isBad(outcome: string): boolean {
  return outcome === 'conflict' || outcome === 'refused';
}
