import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  TextAreaField,
} from '@backstage/ui';
import { useState } from 'react';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

const SHORTEST = 3;

/** Props of `ReasonDialog`. */
export interface ReasonDialogProps {
  words: 'reject' | 'withdraw';
  /** It cannot be done without a reason. */
  required?: boolean;
  isPending: boolean;
  onConfirm: (reason: string) => void;
}

/** A button that asks for a reason before it ends a request. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { words, required = false, isPending, onConfirm } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const short = required && reason.trim().length < SHORTEST;
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button variant="secondary" isPending={isPending}>
        {t(`${words}.button`)}
      </Button>
      <Dialog width={480}>
        <DialogHeader>{t(`${words}.title`)}</DialogHeader>
        <DialogBody>
          <TextAreaField
            label={t(`${words}.reason`)}
            description={t(`${words}.help`)}
            value={reason}
            onChange={setReason}
            isRequired={required}
            maxLength={1000}
            rows={3}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('action.cancel')}
          </Button>
          <Button
            destructive={words === 'reject'}
            isDisabled={short}
            onPress={() => {
              onConfirm(reason.trim());
              setOpen(false);
            }}
          >
            {t(`${words}.button`)}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
