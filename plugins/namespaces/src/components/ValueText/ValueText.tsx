import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import {
  claimContentsSchema,
  claimStateSchema,
  environmentSchema,
  ingressSchema,
  quotaSchema,
} from '@dugnad/plugin-namespaces-common';
import { dayText } from '../../lib/dayText';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClusterLink } from '../ClusterLink/ClusterLink';
import { ContentsList } from '../ReleaseDialog/ContentsList';
import { QuotaText } from '../QuotaText/QuotaText';
import { SizeText } from '../SizeText/SizeText';

const NOTHING = '–';

/** Props of `ValueText`. */
export interface ValueTextProps {
  /** Field of a claim, which decides how its value reads. */
  field: string;
  value: unknown;
}

/** A value of a claim as people read it. */
export function ValueText({ field, value }: ValueTextProps) {
  const contents = claimContentsSchema.safeParse(value);
  if (contents.success) return <ContentsList contents={contents.data} />;
  const quota = quotaSchema.safeParse(value);
  if (quota.success) return <QuotaText quota={quota.data} />;
  if (value === undefined || value === null || value === '')
    return <>{field === 'expiresAt' ? <NoEnd /> : NOTHING}</>;
  if (typeof value === 'boolean') return <Allowed value={value} />;
  if (typeof value !== 'string') return <>{JSON.stringify(value)}</>;
  switch (field) {
    case 'ownerRef':
      return <EntityRefLink entityRef={value} defaultKind="group" />;
    case 'systemRef':
      return <EntityRefLink entityRef={value} defaultKind="system" />;
    case 'cluster':
      return <ClusterLink name={value} />;
    case 'size':
      return <SizeText name={value} />;
    case 'expiresAt':
    case 'graceUntil':
      return <Day iso={value} />;
    default:
      return <Word field={field} value={value} />;
  }
}

function NoEnd() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return <>{t('value.noEnd')}</>;
}

function Day({ iso }: { iso: string }) {
  return <>{dayText(iso, useLanguage())}</>;
}

function Allowed({ value }: { value: boolean }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return <>{t(value ? 'claim.allowed' : 'claim.notAllowed')}</>;
}

/** A value of a fixed set in the language of the app; any other as it is. */
function Word({ field, value }: { field: string; value: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const ingress = ingressSchema.safeParse(value);
  if (field === 'ingress' && ingress.success)
    return <>{t(`ingress.${ingress.data}`)}</>;
  const environment = environmentSchema.safeParse(value);
  if (field === 'environment' && environment.success)
    return <>{t(`environment.${environment.data}`)}</>;
  const state = claimStateSchema.safeParse(value);
  if (field === 'state' && state.success)
    return <>{t(`state.${state.data}`)}</>;
  return <>{value}</>;
}
