import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FieldCheck } from './Checks';

const NONE = 'none';

/** Props of `OptionalChoice`. */
export interface OptionalChoiceProps {
  label: string;
  description?: string;
  /** Empty for none. */
  value: string;
  options: { value: string; label: string }[];
  checks: FieldCheck;
  onChange: (value: string) => void;
}

/** One of some values, or none; absent where there is nothing to choose. */
export function OptionalChoice(props: OptionalChoiceProps) {
  const { label, description, value, options, checks, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (options.length === 0) return null;
  return (
    <Select
      {...checks}
      label={label}
      description={description}
      value={value || NONE}
      onChange={chosen => onChange(chosen === NONE ? '' : String(chosen))}
      options={[{ value: NONE, label: t('form.none') }, ...options]}
    />
  );
}
