import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ReactNode } from 'react';
import { useCostsChange } from '../../hooks/queries';
import { useWords } from '../../hooks/useWords';
import layout from './Layout.module.css';

/** Props of `ChangeForm`. */
export interface ChangeFormProps {
  title: string;
  help?: string;
  /** What the button says; "Save" where nothing else is said. */
  action?: string;
  /** Whether what it does cannot be undone. */
  destructive?: boolean;
  /** What to do; undefined while what is typed is not complete. */
  change: (() => Promise<unknown>) | undefined;
  onSaved(): void;
  children: ReactNode;
}

/** The inside of a dialog that changes something: fields or a warning, why it failed, cancel and the change. */
export function ChangeForm(props: ChangeFormProps) {
  const { title, help, action, destructive, change, onSaved, children } = props;
  const { t } = useWords();
  const save = useCostsChange((run: () => Promise<unknown>) => run());
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <div className={layout.fields}>
          {help && <p className={layout.note}>{help}</p>}
          {children}
          {save.error && (
            <Alert
              status="danger"
              icon
              title={t('problem.changeFailed', {
                message: failureOf(save.error).message,
              })}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('bill.cancel')}
        </Button>
        <Button
          destructive={destructive}
          isDisabled={!change}
          isPending={save.isPending}
          onPress={() => change && save.mutate(change, { onSuccess: onSaved })}
        >
          {action ?? t('save')}
        </Button>
      </DialogFooter>
    </>
  );
}
