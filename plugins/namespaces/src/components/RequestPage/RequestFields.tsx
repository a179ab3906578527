import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import { ClaimOptions, Problem } from '@dugnad/plugin-namespaces-common';
import { ReactNode } from 'react';
import { useProblemText } from '../../hooks/useProblemText';
import { Draft, prefixOf, withOwner } from '../../lib/draft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { Checks } from '../fields/Checks';
import { NetworkFields } from '../fields/NetworkFields';
import { SizeFields } from '../fields/SizeFields';
import { AboutFields } from './AboutFields';
import { ExpiryField } from './ExpiryField';
import { PlaceFields } from './PlaceFields';
import styles from './RequestPage.module.css';

/** Props of `RequestFields`. */
export interface RequestFieldsProps {
  draft: Draft;
  options: ClaimOptions;
  problems: Problem[];
  onChange: (draft: Draft) => void;
  /** The keyboard left a field, so that what is wrong with it may be said. */
  onLeave: (field: string) => void;
}

/** Props of a part of the fields. */
export interface FieldsPartProps extends RequestFieldsProps {
  checks: Checks;
  set: (changes: Partial<Draft>) => void;
}

/** The fields of a request, each with what is wrong with it underneath. */
export function RequestFields(props: RequestFieldsProps) {
  const { draft, options, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const checks = useChecks(props);
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  const part = { ...props, checks, set };
  return (
    <>
      <Section title={t('form.sectionWhat')}>
        <WhoFields {...part} />
      </Section>
      <Section title={t('form.sectionWhere')}>
        <PlaceFields {...part} />
      </Section>
      <Section title={t('form.sectionSize')}>
        <SizeFields
          value={draft}
          options={options}
          checks={checks}
          onChange={set}
        />
      </Section>
      <Section title={t('form.sectionNetwork')}>
        <NetworkFields
          value={draft}
          options={options}
          checks={checks}
          onChange={set}
        />
      </Section>
      <Section title={t('form.sectionMore')}>
        <AboutFields {...part} />
        <ExpiryField {...part} />
      </Section>
      <OtherProblems problems={props.problems} />
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.section}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function WhoFields({ draft, options, checks, set, onChange }: FieldsPartProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <>
      <Select
        {...checks('ownerRef')}
        label={t('form.owner')}
        description={t('form.ownerHelp')}
        value={draft.ownerRef}
        onChange={value => onChange(withOwner(draft, String(value), options))}
        options={options.owners.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
      />
      <TextField
        {...checks('name')}
        label={t('form.name')}
        description={t('form.nameHelp', {
          prefix: prefixOf(draft.ownerRef, options),
        })}
        value={draft.name}
        onChange={name => set({ name })}
        autoComplete="off"
        spellCheck="false"
      />
      <TextField
        {...checks('purpose')}
        label={t('form.purpose')}
        description={t('form.purposeHelp')}
        value={draft.purpose}
        onChange={purpose => set({ purpose })}
      />
    </>
  );
}

function useChecks({ problems, onLeave }: RequestFieldsProps): Checks {
  const textOf = useProblemText();
  return field => {
    const texts = problems.filter(one => one.field === field).map(textOf);
    return {
      validationBehavior: 'aria',
      validate: () => (texts.length > 0 ? texts : null),
      onBlur: () => onLeave(field),
    };
  };
}

const FIELDS = [
  'ownerRef',
  'name',
  'purpose',
  'cluster',
  'environment',
  'size',
  'quota',
  'ingress',
  'systemRef',
  'dataClassification',
  'contact',
  'costCenter',
  'expiresAt',
];

/** Problems that no field above stands for. */
function OtherProblems({ problems }: { problems: Problem[] }) {
  const textOf = useProblemText();
  const others = problems.filter(({ field }) => !FIELDS.includes(field));
  if (others.length === 0) return null;
  return (
    <div role="alert">
      {others.map(problem => (
        <p key={problem.message} className={styles.problem}>
          {textOf(problem)}
        </p>
      ))}
    </div>
  );
}
