import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import {
  Explanation as Explained,
  ExplanationQueryInput,
} from '@dugnad/plugin-costs-common';
import { useExplanation } from '../../hooks/queries';
import { useWords, Words } from '../../hooks/useWords';
import { FreshnessNote } from '../Layout/FreshnessNote';
import styles from './Explain.module.css';

/** Props of `Explanation`. */
export interface ExplanationProps {
  name: string;
  query: ExplanationQueryInput;
}

/** Where a figure comes from, step by step. */
export function Explanation({ name, query }: ExplanationProps) {
  const { t, problemWords } = useWords();
  const explained = useExplanation(query);
  return (
    <>
      <DialogHeader>{t('explain.open', { figure: name })}</DialogHeader>
      <DialogBody>
        <QueryState query={explained} words={problemWords}>
          {explanation => <Steps explanation={explanation} />}
        </QueryState>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('explain.close')}
        </Button>
      </DialogFooter>
    </>
  );
}

function Steps({ explanation }: { explanation: Explained }) {
  const words = useWords();
  const { t, money, day } = words;
  const { currency, micros, steps, priceVersions } = explanation;
  return (
    <div className={styles.body}>
      <p className={styles.formula}>
        {explanation.formula}
        <strong>
          {' = '}
          {micros === null ? t('unknown') : money(micros, currency)}
        </strong>
      </p>
      <ol className={styles.steps}>
        {steps.map(step => (
          <li key={step.label}>
            <div className={styles.step}>
              <span>{step.label}</span>
              <strong>
                {step.resultMicros === null
                  ? t('unknown')
                  : money(step.resultMicros, currency)}
              </strong>
            </div>
            <code className={styles.code}>{step.formula}</code>
            <ul className={styles.inputs}>
              {step.inputs.map(input => (
                <li key={input.name}>
                  {input.name}: {inputText(input, currency, words)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {priceVersions.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('explain.prices')}</h3>
          <ul className={styles.inputs}>
            {priceVersions.map(version => (
              <li key={`${version.cluster} ${version.version} ${version.from}`}>
                {t('explain.priceFrom', {
                  from: day(version.from),
                  to: day(version.to),
                  cluster: version.cluster,
                  version: version.version,
                })}
                <ul>
                  {version.charges.map(charge => (
                    <li key={charge.chargeId}>
                      {charge.name}: {money(charge.amountMicros, currency)}{' '}
                      {periodText(charge.period, words)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
      <FreshnessNote
        coverage={explanation.coverage}
        freshness={explanation.freshness}
      />
    </div>
  );
}

type Input = Explained['steps'][number]['inputs'][number];

function inputText(
  { name, value, unit }: Input,
  currency: string,
  { money, number }: Words,
): string {
  if (typeof value === 'string') return unit ? `${value} ${unit}` : value;
  if (name.endsWith('Micros')) return money(value, currency);
  return unit ? `${number(value)} ${unit}` : number(value);
}

function periodText(period: string, { t }: Words): string {
  const known = (['month', 'year', 'once'] as const).find(p => p === period);
  return known ? t(`charges.periods.${known}`) : period;
}
