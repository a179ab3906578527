import { useWords } from '../../hooks/useWords';
import { FigureTable, FigureTableProps } from './FigureTable';
import styles from './Chart.module.css';

/** The figures of a picture as a table, a click or a key away. */
export function TableBehind(props: FigureTableProps) {
  const { t } = useWords();
  return (
    <details className={styles.behind}>
      <summary>{t('chart.table')}</summary>
      <div className={styles.scroll}>
        <FigureTable {...props} />
      </div>
    </details>
  );
}
