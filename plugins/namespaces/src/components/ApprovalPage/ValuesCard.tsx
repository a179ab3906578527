import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { fieldWord } from '../../lib/fieldWord';
import { RequestValue, requestValues } from '../../lib/requestValues';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ValueText } from '../ValueText/ValueText';
import styles from './ApprovalPage.module.css';

/** Props of `ValuesCard`. */
export interface ValuesCardProps {
  request: NamespaceRequest;
}

/** The values as they were, as they were asked for, and as they were granted, side by side. */
export function ValuesCard({ request }: ValuesCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const columns = [
    ...(request.original ? (['original'] as const) : []),
    'requested' as const,
    ...(request.granted ? (['granted'] as const) : []),
  ];
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('approvals.values')}
        </Text>
      </CardHeader>
      <CardBody>
        {request.comment && (
          <blockquote className={styles.comment}>{request.comment}</blockquote>
        )}
        <table className={styles.values}>
          <thead>
            <tr>
              <td />
              {columns.map(column => (
                <th key={column} scope="col">
                  {t(`approvals.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requestValues(request).map(value => (
              <ValueRow key={value.field} value={value} columns={columns} />
            ))}
          </tbody>
        </table>
      </CardBody>
    </Card>
  );
}

function ValueRow(props: {
  value: RequestValue;
  columns: ('original' | 'requested' | 'granted')[];
}) {
  const { value, columns } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const word = fieldWord(value.field);
  return (
    <tr>
      <th scope="row">{word ? t(`field.${word}`) : value.field}</th>
      {columns.map(column => (
        <td
          key={column}
          data-label={t(`approvals.${column}`)}
          className={
            column === 'granted' && value.differs ? styles.differs : undefined
          }
        >
          <ValueText field={value.field} value={value[column]} />
        </td>
      ))}
    </tr>
  );
}
