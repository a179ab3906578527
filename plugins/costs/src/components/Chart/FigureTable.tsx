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
}

/** A plain table of figures: the first column names the row, amounts stand under one another. */
export function FigureTable({ label, columns, rows }: FigureTableProps) {
  const classOf = (index: number) =>
    columns[index].isAmount ? styles.amount : undefined;
  return (
    <table className={styles.table} aria-label={label}>
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
                <td key={columns[index].title} className={classOf(index)}>
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
