import { Alert } from '@backstage/ui';
import { ChargeList, CostsContext } from '@dugnad/plugin-costs-common';
import { useWords, Words } from '../../hooks/useWords';
import { FigureTable } from '../Chart/FigureTable';
import layout from '../Layout/Layout.module.css';
import { Correction } from './Correction';
import { DialogButton } from './DialogButton';
import { EndCharge } from './EndCharge';

type Item = ChargeList['items'][number];

/** Props of `ChargeTable`. */
export interface ChargeTableProps {
  list: ChargeList;
  context: CostsContext;
}

/** Charges with what each comes to in the month, and their sum. */
export function ChargeTable({ list, context }: ChargeTableProps) {
  const words = useWords();
  const { t, money, month } = words;
  const { currency } = list;
  const isEditable = list.items.some(({ mayEdit }) => mayEdit);
  if (!list.items.length) {
    return (
      <Alert
        status="info"
        icon
        title={t('empty.charges')}
        description={t('empty.chargesHelp')}
      />
    );
  }
  return (
    <div className={layout.scrollX}>
      <FigureTable
        stacks
        label={t('charges.title')}
        columns={[
          { title: t('charges.name') },
          { title: t('charges.cluster') },
          { title: t('charges.kind') },
          { title: t('charges.valid') },
          { title: t('charges.amount'), isAmount: true },
          { title: t('charges.inMonth'), isAmount: true },
          ...(isEditable ? [{ title: t('charges.actions') }] : []),
        ]}
        rows={[
          ...list.items.map(item => ({
            key: item.id,
            cells: [
              <span key="name">
                {item.name}
                <span className={layout.description}>
                  {originText(item, words)}
                </span>
              </span>,
              item.cluster,
              t(`charges.kinds.${item.kind}`),
              validText(item, words),
              `${money(item.amountMicros, currency)} ${t(
                `charges.periods.${item.period}`,
              )}`,
              money(item.monthMicros, currency),
              ...(isEditable
                ? [
                    item.mayEdit && (
                      <ChargeActions key="act" item={item} context={context} />
                    ),
                  ]
                : []),
            ],
          })),
          {
            key: 'sum',
            cells: [
              <strong key="sum">
                {t('charges.total', { month: month(list.month) })}
              </strong>,
              ...['', '', '', ''],
              <strong key="amount">
                {money(list.invoiceMicros, currency)}
              </strong>,
              ...(isEditable ? [''] : []),
            ],
          },
        ]}
      />
    </div>
  );
}

function ChargeActions(props: { item: Item; context: CostsContext }) {
  const { item, context } = props;
  const { t } = useWords();
  return (
    <span className={layout.row}>
      {item.period !== 'once' && !item.validTo && (
        <DialogButton label={t('charges.end')} size="small" variant="tertiary">
          {close => (
            <EndCharge charge={item} today={context.today} onSaved={close} />
          )}
        </DialogButton>
      )}
      <DialogButton
        label={t('charges.correct')}
        size="small"
        variant="tertiary"
      >
        {close => (
          <Correction charge={item} context={context} onSaved={close} />
        )}
      </DialogButton>
    </span>
  );
}

function originText(item: Item, { t }: Words): string {
  if (item.reason) return t('charges.correction', { reason: item.reason });
  if (item.origin === 'config') return t('charges.config');
  return item.createdBy ?? '';
}

function validText({ validFrom, validTo }: Item, { t }: Words): string {
  return validTo
    ? t('charges.range', { from: validFrom, to: validTo })
    : t('charges.open', { from: validFrom });
}
