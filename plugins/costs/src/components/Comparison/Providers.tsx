import { Link } from '@backstage/ui';
import { formatMemoryBytes } from '@dugnad/plugin-clusters-common';
import { Comparison } from '@dugnad/plugin-costs-common';
import { useWords, Words } from '../../hooks/useWords';
import { FigureTable } from '../Chart/FigureTable';
import { FreshCoverage } from './FreshCoverage';
import { Section } from '../Layout/Section';
import layout from '../Layout/Layout.module.css';
import styles from './Comparison.module.css';
import { comparisonLine } from '../../lib/comparisonLine';

const GIB = 1024 ** 3;

type Line = Comparison['own']['lines'][number];

/** Here and elsewhere side by side: a bar each, and every line with the source and day of its price. */
export function Providers({ comparison }: { comparison: Comparison }) {
  const { t, number, locale } = useWords();
  const { own, providers, amounts, currency } = comparison;
  const most = Math.max(
    own.totalMicros,
    ...providers.map(({ totalMicros }) => totalMicros),
  );
  const memory = (gib: number) => formatMemoryBytes(gib * GIB, locale);
  return (
    <Section
      title={t('comparison.title')}
      note={
        <>
          {t('comparison.intro')}{' '}
          {t('comparison.amounts', {
            cpu: number(amounts.cpuCores),
            memory: memory(amounts.memoryGiB),
            storage: memory(amounts.storageGiB),
            clusters: String(amounts.clusters),
          })}{' '}
          <FreshCoverage coverage={comparison.coverage} />
        </>
      }
    >
      <ul className={styles.providers}>
        <Side
          title={t('comparison.own')}
          lines={own.lines}
          totalMicros={own.totalMicros}
          most={most}
          currency={currency}
          isOwn
        />
        {providers.map(provider => (
          <Side
            key={provider.id}
            title={provider.title}
            detail={t('comparison.region', {
              instance: provider.instance,
              region: provider.region,
            })}
            lines={provider.lines}
            totalMicros={provider.totalMicros}
            ratio={provider.ratio}
            most={most}
            currency={currency}
          />
        ))}
      </ul>
    </Section>
  );
}

interface SideProps {
  title: string;
  detail?: string;
  lines: Line[];
  totalMicros: number;
  ratio?: number | null;
  /** The longest bar stands for this. */
  most: number;
  currency: string;
  isOwn?: boolean;
}

function Side(props: SideProps) {
  const { title, detail, lines, totalMicros, ratio, most, currency } = props;
  const words = useWords();
  const { t, money, number } = words;
  const share = most > 0 ? (100 * totalMicros) / most : 0;
  return (
    <li className={styles.side}>
      <div className={styles.sideHead}>
        <span>
          <strong>{title}</strong>
          {detail && <span className={layout.description}>{detail}</span>}
        </span>
        <span className={styles.total}>
          {money(totalMicros, currency)}
          {typeof ratio === 'number' && (
            <span className={layout.description}>
              {t('comparison.ratio', { ratio: number(ratio) })}
            </span>
          )}
        </span>
      </div>
      <div className={styles.track} aria-hidden>
        <span
          className={styles.bar}
          data-own={props.isOwn}
          style={{ width: `${Math.max(0, share)}%` }}
        />
      </div>
      <details>
        <summary className={layout.secondary}>{t('chart.table')}</summary>
        <div className={layout.scrollX}>
          <FigureTable
            stacks
            label={title}
            columns={[
              { title: t('comparison.item') },
              { title: t('comparison.quantity'), isAmount: true },
              { title: t('comparison.amount'), isAmount: true },
              { title: t('comparison.source') },
            ]}
            rows={lines.map(line => ({
              key: line.item,
              cells: [
                itemText(line, words),
                quantityText(line, words),
                money(line.micros, currency),
                <PriceSource key="source" line={line} />,
              ],
            }))}
          />
        </div>
      </details>
    </li>
  );
}

function itemText(line: Line, { t }: Words): string {
  const { item } = comparisonLine(line);
  return item ? t(`comparison.lines.${item}`) : line.item;
}

function quantityText(line: Line, { t, number }: Words): string {
  const { unit } = comparisonLine(line);
  const words = unit ? t(`comparison.units.${unit}`) : line.unit;
  return `${number(line.quantity)} ${words}`;
}

/** Where a price is published and of which day it is. */
function PriceSource({ line: { source, asOf } }: { line: Line }) {
  if (!source) return <>–</>;
  const [address] = source.split(' ');
  const isAddress = /^https:\/\//.test(address);
  return (
    <>
      {isAddress ? (
        <Link href={address} target="_blank" rel="noreferrer">
          {new URL(address).hostname}
        </Link>
      ) : (
        source
      )}
      {asOf && `, ${asOf}`}
    </>
  );
}
