import { Button, Dialog } from '@backstage/ui';
import { ReactNode, useState } from 'react';

/** Props of `DialogButton`. */
export interface DialogButtonProps {
  label: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  size?: 'small' | 'medium';
  /** The dialog's content; `close` shuts it. */
  children(close: () => void): ReactNode;
}

/** A button that opens a dialog. What was typed is gone when it is shut. */
export function DialogButton(props: DialogButtonProps) {
  const { label, variant = 'secondary', size = 'medium', children } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size={size} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog isOpen={open} onOpenChange={setOpen} width={520}>
        {children(() => setOpen(false))}
      </Dialog>
    </>
  );
}
