import { ReactNode } from 'react';
import styles from './Chart.module.css';

/** A row: its heading, then its cells. */
export interface FigureRow {
  key: string;
  cells: ReactNode[];
}

/** Props of `FigureTable`. */
export interface FigureTableProps {
  /** What the table is, for those who do not see what it stands under. */
  label: string;
  columns: { title: string; isAmount?: boolean }[];
  rows: FigureRow[];
  /** Too wide for a phone: there a row is one cell below the other, each with its column's title. */
  stacks?: boolean;
}

/** A plain table of figures: the first column names the row, amounts stand under one another. */
export function FigureTable(props: FigureTableProps) {
  const { label, columns, rows, stacks } = props;
  const classOf = (index: number) =>
    columns[index].isAmount ? styles.amount : undefined;
  return (
    <table
      className={styles.table}
      aria-label={label}
      data-stacks={stacks || undefined}
    >
      <thead>
        <tr>
          {columns.map(({ title }, index) => (
            <th key={title} scope="col" className={classOf(index)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th key={columns[index].title} scope="row">
                  {cell}
                </th>
              ) : (
                <td
                  key={columns[index].title}
                  className={classOf(index)}
                  data-title={columns[index].title}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
