import { ButtonIcon, Dialog, DialogTrigger } from '@backstage/ui';
import { ExplanationQueryInput } from '@dugnad/plugin-costs-common';
import { RiInformationLine } from '@remixicon/react';
import { useWords } from '../../hooks/useWords';
import { Explanation } from './Explanation';

/** Props of `ExplainButton`. */
export interface ExplainButtonProps {
  /** What the figure is called. */
  name: string;
  query: ExplanationQueryInput;
}

/** Opens a figure to its formula, inputs, prices and freshness. */
export function ExplainButton({ name, query }: ExplainButtonProps) {
  const { t } = useWords();
  return (
    <DialogTrigger>
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<RiInformationLine />}
        aria-label={t('bill.explain', { figure: name })}
      />
      <Dialog width={640}>
        <Explanation name={name} query={query} />
      </Dialog>
    </DialogTrigger>
  );
}
