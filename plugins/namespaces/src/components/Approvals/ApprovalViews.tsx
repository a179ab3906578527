import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

const VIEWS = ['decide', 'mine', 'all'] as const;

/** Which requests are shown. */
export type View = (typeof VIEWS)[number];

/** The view an address names; what waits for the person where it names none. */
export function viewOf(text: string | null): View {
  return VIEWS.find(view => view === text) ?? 'decide';
}

/** Props of `ApprovalViews`. */
export interface ApprovalViewsProps {
  view: View;
  onChange: (view: View) => void;
}

/** Switches between what waits for the person, what they filed, and all they may see. */
export function ApprovalViews({ view, onChange }: ApprovalViewsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <ToggleButtonGroup
      aria-label={t('approvals.show')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([chosen]) => onChange(viewOf(String(chosen)))}
    >
      {VIEWS.map(it => (
        <ToggleButton key={it} id={it}>
          {t(`approvals.${it}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
