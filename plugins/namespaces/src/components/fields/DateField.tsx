import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DatePicker } from '@backstage/ui';
import { getLocalTimeZone, parseDate, today } from '@internationalized/date';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FieldCheck, unchecked } from './Checks';
import styles from './fields.module.css';

/** Props of `DateField`. */
export interface DateFieldProps {
  label: string;
  description?: string;
  /** A date such as 2027-06-30; empty for none. */
  value: string;
  /** Says what taking the date away means. */
  clearText: string;
  check?: FieldCheck;
  onChange: (value: string) => void;
}

/** A day from tomorrow on, or none. */
export function DateField(props: DateFieldProps) {
  const { label, description, value, clearText, check, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const tomorrow = today(getLocalTimeZone()).add({ days: 1 });
  return (
    <div className={styles.date}>
      <DatePicker
        {...(check ?? unchecked(''))}
        // Its own check would hide the one that is given.
        validate={date => {
          if (date && date.compare(tomorrow) < 0) return t('form.datePast');
          return check?.validate() ?? null;
        }}
        label={label}
        description={description}
        value={value ? parseDate(value) : null}
        onChange={date => onChange(date?.toString().slice(0, 10) ?? '')}
      />
      {value && (
        <Button variant="tertiary" size="small" onPress={() => onChange('')}>
          {clearText}
        </Button>
      )}
    </div>
  );
}
