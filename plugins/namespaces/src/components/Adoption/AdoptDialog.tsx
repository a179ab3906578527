import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { Adoptable, ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAdoption } from '../../hooks/useAdoption';
import { useAdoptionPreview } from '../../hooks/useAdoptionPreview';
import { adoptionDraft, toAdoption } from '../../lib/adoptionDraft';
import { claimRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { AdoptFields } from './AdoptFields';
import { AdoptionNote } from './AdoptionNote';

/** Props of `AdoptDialog`. */
export interface AdoptDialogProps {
  namespace: Adoptable;
  options: ClaimOptions;
  onClose: () => void;
}

/** What the namespace is to be in the portal, what taking it over would change, and the taking over. */
export function AdoptDialog(props: AdoptDialogProps) {
  const { namespace, options, onClose } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const navigate = useNavigate();
  const claimLink = useRouteRef(claimRouteRef);
  const [draft, setDraft] = useState(() => adoptionDraft(namespace, options));
  const body = toAdoption(namespace, draft);
  const preview = useAdoptionPreview(body);
  const adopt = useAdoption();
  const blocked = !preview.data || preview.data.problems.length > 0;
  const submit = () =>
    body &&
    adopt.mutate(body, {
      onSuccess: ({ id }) => navigate(claimLink?.({ id }) ?? '..'),
    });
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={640}>
      <DialogHeader>
        {t('adoption.adoptName', { name: namespace.name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <AdoptFields
            namespace={namespace}
            draft={draft}
            options={options}
            onChange={changes => setDraft({ ...draft, ...changes })}
          />
          <AdoptionNote
            name={namespace.name}
            complete={body !== undefined}
            preview={preview}
          />
          {adopt.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('action.failed', {
                message: failureOf(adopt.error).message,
              })}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('action.cancel')}
        </Button>
        <Button
          isDisabled={!body || blocked}
          isPending={adopt.isPending}
          onPress={submit}
        >
          {t('adoption.adopt')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
