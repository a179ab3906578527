import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import { Claim, claimEntityName } from '@dugnad/plugin-namespaces-common';
import { KUBERNETES_ANNOTATIONS } from '@dugnad/plugin-ownership-common';

/** Annotation: id of the claim behind a namespace entity. */
const CLAIM_ID_ANNOTATION = 'dugnad.dev/claim-id';

const LOCATION = 'dugnad-namespaces:claims';

/** The catalog entity of a claim's namespace. */
export function namespaceEntity(
  claim: Claim,
  options: { appBaseUrl: string },
): ResourceEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: claimEntityName(claim),
      title: `${claim.name} (${claim.cluster})`,
      description: claim.purpose,
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        [CLAIM_ID_ANNOTATION]: claim.id,
        'dugnad.dev/cluster': claim.cluster,
        [KUBERNETES_ANNOTATIONS.namespace]: claim.name,
      },
      tags: [claim.environment],
      links: [
        {
          url: `${options.appBaseUrl}/namespaces/claims/${claim.id}`,
          title: 'Namespace claim',
        },
      ],
    },
    spec: {
      type: 'kubernetes-namespace',
      owner: claim.ownerRef,
      system: claim.systemRef,
      dependsOn: [`resource:default/${claim.cluster}`],
    },
  };
}
