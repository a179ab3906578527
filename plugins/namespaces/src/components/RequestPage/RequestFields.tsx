import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Switch, TextField } from '@backstage/ui';
import { ClaimOptions, Problem } from '@dugnad/plugin-namespaces-common';
import { useProblemText } from '../../hooks/useProblemText';
import { Draft, prefixOf, withOwner } from '../../lib/draft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { OptionalChoice } from './OptionalChoice';
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

/** The fields of a request, each with what is wrong with it underneath. */
export function RequestFields(props: RequestFieldsProps) {
  const { draft, options, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const checks = useChecks(props);
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
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
      <PlaceFields {...props} checks={checks} set={set} />
      <OptionalFields {...props} checks={checks} set={set} />
      <OtherProblems problems={props.problems} />
    </>
  );
}

/** What gives a field its error message; `isInvalid` in addition would silence it. */
export type Checks = (field: string) => {
  validationBehavior: 'aria';
  validate: () => string[] | null;
  onBlur: () => void;
};

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

/** Props of a part of the fields. */
export interface FieldsPartProps extends RequestFieldsProps {
  checks: Checks;
  set: (changes: Partial<Draft>) => void;
}

function OptionalFields({ draft, options, checks, set }: FieldsPartProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const systems = options.systems.filter(
    ({ ownerRef }) => ownerRef === draft.ownerRef,
  );
  return (
    <>
      <OptionalChoice
        checks={checks('systemRef')}
        label={t('form.system')}
        description={t('form.systemHelp')}
        value={draft.systemRef}
        onChange={systemRef => set({ systemRef })}
        options={systems.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
      />
      <OptionalChoice
        checks={checks('dataClassification')}
        label={t('form.dataClassification')}
        description={t('form.dataClassificationHelp')}
        value={draft.dataClassification}
        onChange={dataClassification => set({ dataClassification })}
        options={options.dataClassifications.map(value => ({
          value,
          label: value,
        }))}
      />
      <TextField
        {...checks('contact')}
        label={t('form.contact')}
        description={t('form.contactHelp')}
        value={draft.contact}
        onChange={contact => set({ contact })}
      />
      <Switch
        label={t('form.internet')}
        isSelected={draft.egressInternet}
        onChange={egressInternet => set({ egressInternet })}
      />
    </>
  );
}

const FIELDS = [
  'ownerRef',
  'name',
  'purpose',
  'cluster',
  'environment',
  'size',
  'systemRef',
  'dataClassification',
  'contact',
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
