import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Link, Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { Fragment } from 'react';
import { useClusterTitle } from '../../hooks/useClusterTitle';
import { fieldWord } from '../../lib/fieldWord';
import { requestValues } from '../../lib/requestValues';
import { approvalRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ValueText } from '../ValueText/ValueText';
import styles from './Approvals.module.css';
import { RequestStateMark } from './RequestStateMark';

/** Props of `RequestLine`. */
export interface RequestLineProps {
  request: NamespaceRequest;
}

/** One request: what of, by whom, and how it stands. */
export function RequestLine({ request }: RequestLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const clusterTitle = useClusterTitle();
  const link = useRouteRef(approvalRouteRef)?.({ id: request.id });
  const { claim, kind, dueAt, requestedBy, requestedAt } = request;
  return (
    <Card>
      <CardBody>
        <div className={styles.head}>
          <Link href={link ?? ''} weight="bold" className={styles.name}>
            {t(`request.${kind}`, { name: claim.name })}
          </Link>
          <RequestStateMark state={request.state} />
        </div>
        <Changes request={request} />
        <div className={styles.facts}>
          <span>
            <EntityRefLink entityRef={requestedBy} />,{' '}
            <Since at={requestedAt} />
          </span>
          <EntityRefLink entityRef={claim.ownerRef} defaultKind="group" />
          <span>
            {clusterTitle(claim.cluster)},{' '}
            {t(`environment.${claim.environment}`)}
          </span>
          {dueAt && (
            <Text color="secondary">
              {t('approvals.due', { time: <Since at={dueAt} /> })}
            </Text>
          )}
        </div>
      </CardBody>
    </Card>
  );
}

/** What a change changes; what a new namespace asks for beyond its name. */
function Changes({ request }: RequestLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { original, requested, kind } = request;
  if (kind === 'create' || kind === 'adoption') {
    const purpose = requested.purpose;
    return typeof purpose === 'string' ? (
      <Text as="p" color="secondary" className={styles.purpose}>
        {purpose}
      </Text>
    ) : null;
  }
  const values = requestValues({ original, requested });
  return (
    <dl className={styles.changes}>
      {values.map(value => {
        const word = fieldWord(value.field);
        return (
          <Fragment key={value.field}>
            <dt>{word ? t(`field.${word}`) : value.field}</dt>
            <dd>
              <ValueText field={value.field} value={value.original} />
              {' → '}
              <ValueText field={value.field} value={value.requested} />
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}
