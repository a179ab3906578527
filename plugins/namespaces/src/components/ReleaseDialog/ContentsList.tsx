import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { StateMark } from '@dugnad/plugin-clusters-react';
import { ClaimContents, ContentKind } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ReleaseDialog.module.css';

/** Props of `ContentsList`. */
export interface ContentsListProps {
  contents: ClaimContents;
}

/** What is in a namespace beyond what the portal made, volumes first. */
export function ContentsList({ contents }: ContentsListProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { empty, kinds, unread } = contents;
  const complete = unread.length === 0;
  return (
    <div className={styles.contents}>
      {empty && complete && (
        <StateMark tone="positive">{t('contents.empty')}</StateMark>
      )}
      {empty && !complete && (
        <StateMark tone="unknown">{t('contents.emptyUnread')}</StateMark>
      )}
      {kinds.length > 0 && (
        <>
          <Text weight="bold">{t('contents.title')}</Text>
          <ul>
            {kinds.map(kind => (
              <KindLine key={`${kind.group}/${kind.kind}`} kind={kind} />
            ))}
          </ul>
        </>
      )}
      {!complete && (
        <Text as="p" variant="body-small" color="secondary">
          {t('contents.unread', {
            kinds: unread.map(({ kind }) => kind).join(', '),
          })}
        </Text>
      )}
    </div>
  );
}

function KindLine({ kind }: { kind: ContentKind }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { count, more, names, volumes } = kind;
  const amount = more
    ? t('contents.atLeast', { number: String(count) })
    : String(count);
  return (
    <li>
      <Text weight="bold">
        {kind.kind} × {amount}
      </Text>{' '}
      <Text color="secondary">
        {names.join(', ')}
        {count > names.length && ' …'}
      </Text>
      {volumes && (
        <>
          {' '}
          <StateMark tone="negative">{t('contents.volumes')}</StateMark>
        </>
      )}
    </li>
  );
}
