import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { RiArrowDownSLine } from '@remixicon/react';
import { useState } from 'react';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { ChangeKind } from '../../lib/changeDraft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ChangeDialog } from '../ChangeDialog/ChangeDialog';

const KINDS = ['resize', 'details', 'expiry', 'owner'] as const;

/** Props of `ChangeMenu`. */
export interface ChangeMenuProps {
  claim: ClaimDetail;
}

/** What of the claim can be changed. */
export function ChangeMenu({ claim }: ChangeMenuProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data: options } = useClaimOptions();
  const [kind, setKind] = useState<ChangeKind>();
  return (
    <>
      <MenuTrigger>
        <Button
          variant="secondary"
          iconEnd={<RiArrowDownSLine />}
          isDisabled={!options}
        >
          {t('change.menu')}
        </Button>
        <Menu>
          {KINDS.map(it => (
            <MenuItem key={it} onAction={() => setKind(it)}>
              {t(`change.${it}Item`)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {kind && options && (
        <ChangeDialog
          claim={claim}
          options={options}
          kind={kind}
          onClose={() => setKind(undefined)}
        />
      )}
    </>
  );
}
