import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import { appTranslationRef } from '../translations/appTranslationRef';
import { DemoPerson } from './demoPeopleSchema';
import { useDemoPeople } from './useDemoPeople';
import { initialsOf } from '../layout/initialsOf';
import styles from './SignInPage.module.css';

export interface DemoPeopleListProps {
  query: ReturnType<typeof useDemoPeople>;
  onChoose(id: string): void;
}

/** The demo people as buttons. */
export function DemoPeopleList(props: DemoPeopleListProps) {
  const { query, onChoose } = props;
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <section aria-labelledby="demo-people">
      <Text as="h2" variant="title-x-small" id="demo-people">
        {t('signIn.demoTitle')}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('signIn.demoNote')}
      </Text>
      {query.isPending && (
        <div aria-label={t('signIn.demoLoading')} role="status">
          <Skeleton width="100%" height={64} />
        </div>
      )}
      {query.error && (
        <>
          <Alert
            status="danger"
            icon
            title={t('signIn.demoError', { message: query.error.message })}
          />
          <Button variant="secondary" onPress={() => query.refetch()}>
            {t('signIn.retry')}
          </Button>
        </>
      )}
      {query.data && !query.data.people.length && (
        <Text as="p">{t('signIn.demoWaiting')}</Text>
      )}
      <ul className={styles.people}>
        {query.data?.people.map(person => (
          <li key={person.id}>
            <PersonButton person={person} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonButton(props: {
  person: DemoPerson;
  onChoose(id: string): void;
}) {
  const { person, onChoose } = props;
  return (
    <button
      type="button"
      className={styles.person}
      onClick={() => onChoose(person.id)}
    >
      <span className={styles.initials} aria-hidden>
        {initialsOf(person.name)}
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.team}>
          {[person.team, person.title].filter(Boolean).join(' · ')}
        </span>
        <span className={styles.role}>{person.role}</span>
      </span>
    </button>
  );
}
