import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger } from '@backstage/ui';
import {
  ClaimDetail,
  ConnectRequestInput,
} from '@dugnad/plugin-namespaces-common';
import { RiKey2Line, RiRobot2Line } from '@remixicon/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { namespacesApiRef } from '../../api/namespacesApiRef';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ConnectDialog } from './ConnectDialog';

const ICONS = { person: <RiKey2Line />, ci: <RiRobot2Line /> };

/** Props of `ConnectButton`. */
export interface ConnectButtonProps {
  claim: ClaimDetail;
  as: 'person' | 'ci';
}

/** Gets a kubeconfig and shows it once. What was shown is forgotten when the dialog closes. */
export function ConnectButton({ claim, as }: ConnectButtonProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const api = useApi(namespacesApiRef);
  const [open, setOpen] = useState(false);
  // No query: an answer holds a token, which must not stay in a cache.
  const connect = useMutation({
    mutationFn: (body: ConnectRequestInput) => api.connect(claim.id, body),
    gcTime: 0,
  });
  const toggle = (opens: boolean) => {
    setOpen(opens);
    if (opens) connect.mutate({ as });
    else connect.reset();
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={toggle}>
      <Button
        variant={as === 'person' ? 'primary' : 'secondary'}
        iconStart={ICONS[as]}
      >
        {t(`connect.${as}`)}
      </Button>
      <ConnectDialog
        name={claim.name}
        answer={connect.data}
        error={connect.error}
        onRetry={() => connect.mutate({ as })}
      />
    </DialogTrigger>
  );
}
