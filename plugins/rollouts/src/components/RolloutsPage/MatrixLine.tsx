import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { memo } from 'react';
import { MatrixRow } from '../../lib/rolloutMatrix';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { MatrixCell } from './MatrixCell';
import styles from './RolloutsPage.module.css';
import { SkewNote } from './SkewNote';

/** Props of `MatrixLine`. */
export interface MatrixLineProps {
  row: MatrixRow;
  environments: { key: string; title: string }[];
  /** Titles of clusters by name. */
  titles: Map<string, string>;
}

/** Fetching again keeps what did not change, so that comparing by identity is enough. */
function same(a: MatrixLineProps, b: MatrixLineProps): boolean {
  return (
    a.row.source === b.row.source &&
    a.titles === b.titles &&
    a.environments.length === b.environments.length &&
    a.environments.every(({ title }, at) => title === b.environments[at].title)
  );
}

/** One application: what runs of it in each environment. */
export const MatrixLine = memo((props: MatrixLineProps) => {
  const { row, environments, titles } = props;
  return (
    <tr>
      <RowHead row={row} titles={titles} />
      {environments.map(({ key, title }) => (
        <td key={key} data-place={title}>
          {row.cells.get(key)?.map(entry => (
            <MatrixCell
              key={`${entry.cluster}/${entry.namespace}/${entry.kind}/${entry.name}`}
              entry={entry}
              application={row.application}
              clusterTitle={titles.get(entry.cluster) ?? entry.cluster}
            />
          ))}
        </td>
      ))}
    </tr>
  );
}, same);

function RowHead(props: Pick<MatrixLineProps, 'row' | 'titles'>) {
  const { row, titles } = props;
  const entityLink = useEntityRefLink();
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <th scope="row">
      {row.entityRef ? (
        <Link href={entityLink(row.entityRef)}>{row.application}</Link>
      ) : (
        row.application
      )}
      <p className={styles.secondary}>
        {row.ownerRef?.replace(/^group:default\//, '') ?? t('matrix.noOwner')}
      </p>
      {row.skews.map(skew => (
        <SkewNote
          key={`${skew.workload.kind}/${skew.workload.name}/${skew.here.cluster}/${skew.here.environment}`}
          skew={skew}
          titles={titles}
        />
      ))}
    </th>
  );
}
