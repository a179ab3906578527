import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Checkbox, Flex } from '@backstage/ui';
import { TemplateOwner } from '@dugnad/plugin-rollouts-common';
import { Confirmation } from '../../hooks/useConfirmation';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { Snippet } from '../Snippet/Snippet';

/** Props of `OwnerNote`. */
export interface OwnerNoteProps {
  owner: TemplateOwner;
  confirmation: Confirmation;
}

/** Who would undo a change made here, the change to make instead, and the way past it. */
export function OwnerNote({ owner, confirmation }: OwnerNoteProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const tool = t(`owner.tool.${owner.tool}`);
  const { name, change } = owner;
  return (
    <Flex direction="column" gap="3">
      <Alert
        status="warning"
        icon
        title={
          name ? t('owner.named', { tool, name }) : t('owner.title', { tool })
        }
        description={change ? t('owner.help', { tool }) : t('owner.noHelp')}
      />
      {change && (
        <Snippet
          title={[change.description, change.repository, change.path]
            .filter(Boolean)
            .join(' · ')}
          text={change.text}
        />
      )}
      <Checkbox
        isSelected={confirmation.override}
        onChange={confirmation.setOverride}
      >
        {t('owner.override')}
      </Checkbox>
    </Flex>
  );
}
