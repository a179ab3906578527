import { TemplateOwner } from '../schema/action';
import { Workload } from '../schema/workload';

type Images = Workload['images'];
type Change = NonNullable<TemplateOwner['change']>;

/** What the Git change is told from. */
export interface GitChangeParts {
  owner: TemplateOwner;
  /** `Deployment web`, for people. */
  workload: string;
  from: Images;
  to: Images;
  /** Whether anything but images differs. */
  more: boolean;
  /** Where the component's source is, if the catalog says. */
  repository?: string;
  /** Commit that brought the version to leave, if it is known. */
  commit?: string;
}

const TOOLS: Record<TemplateOwner['tool'], string> = {
  argocd: 'Argo CD application',
  flux: 'Flux',
  helm: 'Helm release',
  other: 'its owner,',
};

/** The containers whose image differs, with both. */
function imageChanges(from: Images, to: Images) {
  return to.flatMap(({ container, image }) => {
    const before = from.find(one => one.container === container)?.image;
    return before === image ? [] : [{ container, before, after: image }];
  });
}

function textOf({ owner, from, to, commit }: GitChangeParts): string {
  const lines = imageChanges(from, to).flatMap(
    ({ container, before, after }) => [
      `# container ${container}`,
      ...(before ? [`-          image: ${before}`] : []),
      `+          image: ${after}`,
    ],
  );
  const revert = commit ? [`git revert ${commit}`] : [];
  const helm =
    owner.tool === 'helm' && owner.name
      ? [
          `helm rollback ${owner.name}${
            owner.namespace ? ` --namespace ${owner.namespace}` : ''
          }`,
        ]
      : [];
  return [...lines, ...revert, ...helm].join('\n');
}

/** What to change where the template really comes from, instead of a patch that would be put back. */
export function gitChange(parts: GitChangeParts): Change {
  const { owner, workload, more, repository, commit } = parts;
  const who = [TOOLS[owner.tool], owner.name].filter(Boolean).join(' ');
  const also = more
    ? ' More than images differs: take the whole template of the diff.'
    : '';
  return {
    repository,
    revision: commit,
    description: `${workload} is kept as ${who} renders it, which would undo a change made in the cluster. Change the image back in its source, or revert the commit that brought it.${also}`,
    text: textOf(parts),
  };
}
