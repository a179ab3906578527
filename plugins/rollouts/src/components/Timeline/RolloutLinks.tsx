import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Rollout, RolloutAuthor } from '@dugnad/plugin-rollouts-common';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

/** As much of a commit as people read. */
const SHORT = 8;

/** The commit a rollout comes from. */
export function CommitLink({ rollout }: { rollout: Rollout }) {
  const { commit, commitUrl } = rollout;
  if (!commit) return null;
  const short = <code>{commit.slice(0, SHORT)}</code>;
  return commitUrl ? (
    <Link href={commitUrl} target="_blank" rel="noreferrer">
      {short}
    </Link>
  ) : (
    short
  );
}

/** The pipeline that delivered a rollout. */
export function PipelineLink({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return rollout.pipelineUrl ? (
    <Link href={rollout.pipelineUrl} target="_blank" rel="noreferrer">
      {t('timeline.pipeline')}
    </Link>
  ) : null;
}

/** Who made a revision, and whether they did so here. */
export function AuthorText({ author }: { author: RolloutAuthor }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const name = author.name.replace(/^user:default\//, '');
  const { action } = author;
  return action === 'rollback' || action === 'restart' ? (
    <>
      {name}, {t(`timeline.${action}`)}
    </>
  ) : (
    <>{name}</>
  );
}
