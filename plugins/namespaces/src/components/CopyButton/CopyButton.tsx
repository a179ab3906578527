import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

const SHOWN_MS = 3_000;

/** Props of `CopyButton`. */
export interface CopyButtonProps {
  text: string;
  label: string;
}

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [said, setSaid] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    );
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        iconStart={said === 'copied' ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={copy}
      >
        {said ? t(`copy.${said}`) : label}
      </Button>
      <VisuallyHidden>
        <span role="status">{said && t(`copy.${said}`)}</span>
      </VisuallyHidden>
    </>
  );
}
