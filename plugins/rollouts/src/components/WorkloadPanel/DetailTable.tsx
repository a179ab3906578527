import { ReactNode } from 'react';
import styles from './WorkloadPanel.module.css';

/** Props of `DetailTable`. */
export interface DetailTableProps {
  label: string;
  headings: string[];
  /** Each row with a key; one cell per heading. */
  rows: { key: string; cells: ReactNode[] }[];
}

/** A small table that scrolls by itself where the page is narrow. */
export function DetailTable({ label, headings, rows }: DetailTableProps) {
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td
                  key={headings[index]}
                  className={index === 0 ? styles.name : undefined}
                  data-label={headings[index]}
                >
                  <div>{cell}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
