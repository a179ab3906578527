import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ExtendDialog } from './ExtendDialog';

/** Props of `ExtendButton`. */
export interface ExtendButtonProps {
  claim: ClaimDetail;
  /** Whether the end is still ahead, or to be undone. */
  words: 'extend' | 'restore';
}

/** Asks for a later end. */
export function ExtendButton({ claim, words }: ExtendButtonProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button size="small">{t(`expiry.${words}`)}</Button>
      {/* Gone with the dialog, so that the next one begins anew. */}
      {open && <ExtendDialog claim={claim} words={words} />}
    </DialogTrigger>
  );
}
