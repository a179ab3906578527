import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Switch, Text, TextField } from '@backstage/ui';
import { ClaimOptions, Problem } from '@dugnad/plugin-namespaces-common';
import { ReactNode } from 'react';
import { Draft, prefixOf, withOwner } from '../../lib/draft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './RequestPage.module.css';

/** Props of `RequestFields`. */
export interface RequestFieldsProps {
  draft: Draft;
  options: ClaimOptions;
  problems: Problem[];
  onChange: (draft: Draft) => void;
}

/** The fields of a request, each with what is wrong with it underneath. */
export function RequestFields(props: RequestFieldsProps) {
  const { draft, options, problems, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  const of = (field: string) =>
    problems.filter(problem => problem.field === field);
  const systems = options.systems.filter(
    ({ ownerRef }) => ownerRef === draft.ownerRef,
  );
  return (
    <>
      <Field problems={of('ownerRef')}>
        <Select
          label={t('form.owner')}
          description={t('form.ownerHelp')}
          value={draft.ownerRef}
          onChange={value => onChange(withOwner(draft, String(value), options))}
          options={options.owners.map(({ ref, title }) => ({
            value: ref,
            label: title,
          }))}
        />
      </Field>
      <Field problems={of('name')}>
        <TextField
          label={t('form.name')}
          description={t('form.nameHelp', {
            prefix: prefixOf(draft.ownerRef, options),
          })}
          value={draft.name}
          onChange={name => set({ name })}
          isInvalid={of('name').length > 0}
          autoComplete="off"
        />
      </Field>
      <Field problems={of('purpose')}>
        <TextField
          label={t('form.purpose')}
          description={t('form.purposeHelp')}
          value={draft.purpose}
          onChange={purpose => set({ purpose })}
          isInvalid={of('purpose').length > 0}
        />
      </Field>
      <PlaceFields {...props} set={set} of={of} />
      {systems.length > 0 && (
        <Field problems={of('systemRef')}>
          <Select
            label={t('form.system')}
            description={t('form.systemHelp')}
            value={draft.systemRef || NONE}
            onChange={value =>
              set({ systemRef: value === NONE ? '' : String(value) })
            }
            options={[
              { value: NONE, label: t('form.none') },
              ...systems.map(({ ref, title }) => ({
                value: ref,
                label: title,
              })),
            ]}
          />
        </Field>
      )}
      <Field problems={of('contact')}>
        <TextField
          label={t('form.contact')}
          description={t('form.contactHelp')}
          value={draft.contact}
          onChange={contact => set({ contact })}
        />
      </Field>
      <Switch
        label={t('form.internet')}
        isSelected={draft.egressInternet}
        onChange={egressInternet => set({ egressInternet })}
      />
      <Problems problems={of('')} />
    </>
  );
}

const NONE = 'none';

interface PlaceFieldsProps extends RequestFieldsProps {
  set: (changes: Partial<Draft>) => void;
  of: (field: string) => Problem[];
}

/** Where it will be, for what, and how large. */
function PlaceFields({ draft, options, set, of }: PlaceFieldsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <>
      <Field problems={of('cluster')}>
        <Select
          label={t('form.cluster')}
          value={draft.cluster}
          onChange={value => set({ cluster: String(value) })}
          options={options.clusters.map(({ name, title, reachable }) => ({
            value: name,
            label: reachable ? title : t('form.unreachable', { title }),
          }))}
        />
      </Field>
      <Field problems={of('environment')}>
        <Select
          label={t('form.environment')}
          value={draft.environment}
          onChange={value => {
            const environment = options.environments.find(it => it === value);
            if (environment) set({ environment });
          }}
          options={options.environments.map(value => ({
            value,
            label: t(`environment.${value}`),
          }))}
        />
      </Field>
      <Field problems={of('size')}>
        <Select
          label={t('form.size')}
          value={draft.size}
          onChange={value => set({ size: String(value) })}
          options={options.sizes.map(
            ({ name, title, cpu, memory, ...rest }) => ({
              value: name,
              label: `${title}: ${t('form.sizeText', {
                cpu,
                memory,
                storage: rest.storage,
                pods: String(rest.pods),
              })}`,
            }),
          )}
        />
      </Field>
    </>
  );
}

function Field(props: { problems: Problem[]; children: ReactNode }) {
  return (
    <div>
      {props.children}
      <Problems problems={props.problems} />
    </div>
  );
}

function Problems({ problems }: { problems: Problem[] }) {
  return (
    <div role="alert">
      {problems.map(({ rule, message }) => (
        <Text as="p" key={rule} variant="body-small" className={styles.problem}>
          {message}
        </Text>
      ))}
    </div>
  );
}
