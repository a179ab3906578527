import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Switch, TextAreaField } from '@backstage/ui';
import {
  ApproveRequestInput,
  ClaimOptions,
  NamespaceRequest,
} from '@dugnad/plugin-namespaces-common';
import { RiCheckLine } from '@remixicon/react';
import { useState } from 'react';
import { grantOf, grantParts, grantedValues } from '../../lib/grant';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { GrantFields } from './GrantFields';

/** Props of `ApproveForm`. */
export interface ApproveFormProps {
  request: NamespaceRequest;
  options: ClaimOptions;
  isPending: boolean;
  onApprove: (body: ApproveRequestInput) => void;
}

/** A comment, other values where the approver means others, and the approval. */
export function ApproveForm(props: ApproveFormProps) {
  const { request, options, isPending, onApprove } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [asked] = useState(() => grantOf(request, options));
  const [grant, setGrant] = useState(asked);
  const [otherwise, setOtherwise] = useState(false);
  const [comment, setComment] = useState('');
  const parts = grantParts(request);
  const granted = otherwise ? grantedValues(grant, asked, parts) : undefined;
  return (
    <Flex direction="column" gap="4">
      {parts.length > 0 && (
        <Switch
          label={t('approvals.otherwise')}
          isSelected={otherwise}
          onChange={setOtherwise}
        />
      )}
      {otherwise && (
        <GrantFields
          grant={grant}
          parts={parts}
          options={options}
          onChange={changes => setGrant({ ...grant, ...changes })}
        />
      )}
      <TextAreaField
        label={t('approvals.comment')}
        value={comment}
        onChange={setComment}
        maxLength={1000}
        rows={2}
      />
      <div>
        <Button
          iconStart={<RiCheckLine />}
          isPending={isPending}
          onPress={() =>
            onApprove({ comment: comment.trim() || undefined, granted })
          }
        >
          {t(granted ? 'approvals.approveOtherwise' : 'approvals.approve')}
        </Button>
      </div>
    </Flex>
  );
}
