import { Button, ButtonIcon } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import {
  AccountRef,
  Recommendation,
  RecommendationList,
} from '@dugnad/plugin-costs-common';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useRecommendations } from '../../hooks/queries';
import { useWords } from '../../hooks/useWords';
import { Section } from '../Layout/Section';
import layout from '../Layout/Layout.module.css';
import styles from './Account.module.css';

/** Requests that would fit what was observed, each as a change to review. */
export function Advice({ account }: { account: AccountRef }) {
  const { t, problemWords } = useWords();
  const query = useRecommendations(account);
  return (
    <Section title={t('advice.title')}>
      <QueryState query={query} words={problemWords}>
        {list => <AdviceList list={list} />}
      </QueryState>
    </Section>
  );
}

function AdviceList({ list }: { list: RecommendationList }) {
  const { t, day, percent } = useWords();
  if (!list.items.length) {
    return <p className={layout.note}>{list.notice ?? t('advice.none')}</p>;
  }
  return (
    <>
      <p className={layout.note}>
        {t('advice.help', {
          from: day(list.from),
          to: day(list.to),
          cpu: percent(list.cpuHeadroomPercent / 100),
          memory: percent(list.memoryHeadroomPercent / 100),
        })}
      </p>
      <ul className={styles.advice}>
        {list.items.map(item => (
          <AdviceItem
            key={`${item.cluster}/${item.namespace}/${item.kind}/${item.name}`}
            item={item}
            currency={list.currency}
          />
        ))}
      </ul>
    </>
  );
}

function AdviceItem(props: { item: Recommendation; currency: string }) {
  const { item, currency } = props;
  const { t, money } = useWords();
  const [open, setOpen] = useState(false);
  const saving = item.savingMicrosPerMonth;
  return (
    <li>
      <div className={layout.row}>
        <span className={styles.workload}>
          <strong>{item.name}</strong>
          <span className={layout.description}>
            {item.kind} · {item.cluster} / {item.namespace}
          </span>
        </span>
        <span>
          {t(saving >= 0 ? 'advice.saves' : 'advice.costs', {
            amount: money(Math.abs(saving), currency),
          })}
        </span>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {t('advice.show')}
        </Button>
      </div>
      {open && <Diff name={item.name} diff={item.diff} />}
    </li>
  );
}

function Diff({ name, diff }: { name: string; diff: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.diff}>
      <ButtonIcon
        className={styles.copy}
        size="small"
        variant="secondary"
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={t(copied ? 'advice.copied' : 'advice.copy')}
        onPress={() =>
          navigator.clipboard.writeText(diff).then(() => setCopied(true))
        }
      />
      <pre aria-label={t('advice.diff', { name })}>
        {diff.split('\n').map((line, index) => (
          <span key={index} data-change={changeOf(line)}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
}

function changeOf(line: string): 'added' | 'removed' | undefined {
  if (line.startsWith('+++') || line.startsWith('---')) return undefined;
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : undefined;
}
