import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './Snippet.module.css';

/** Props of `Snippet`. */
export interface SnippetProps {
  title: string;
  text: string;
  /** What to know about it. */
  note?: string;
}

/** Text to take along. */
export function Snippet({ title, text, note }: SnippetProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <figure className={styles.snippet}>
      <figcaption>
        <span>{title}</span>
        <Button
          variant="tertiary"
          size="small"
          iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={copy}
        >
          <span aria-live="polite">
            {t(copied ? 'owner.copied' : 'owner.copy')}
          </span>
        </Button>
      </figcaption>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      {note && <p>{note}</p>}
    </figure>
  );
}
