import { templateOwnerOf } from '@dugnad/plugin-rollouts-common';
import { LiveWorkload, templateManagers } from './LiveWorkload';

const TITLES = {
  argocd: 'Argo CD application',
  flux: 'Flux',
  helm: 'Helm release',
  other: '',
};

/** The tool that would put a workload's template back. */
export function ownerOf(live: LiveWorkload) {
  const { labels, annotations, ownerReferences } = live.metadata;
  const managers = templateManagers(live);
  return templateOwnerOf({ labels, annotations, ownerReferences, managers });
}

/** An owner in words. */
export function ownerWords(owner: {
  tool: keyof typeof TITLES;
  name?: string;
}): string {
  return [TITLES[owner.tool], owner.name].filter(Boolean).join(' ');
}
