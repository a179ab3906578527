import type { Commit } from './types.ts';

/** Ten fields a commit, each closed by NUL; the format {@link parseCommits} reads. */
export const COMMIT_FORMAT =
  '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';
const FIELDS = 10;

/** Reads the output of `git log -z --format=COMMIT_FORMAT`. */
export function parseCommits(output: string): Commit[] {
  const fields = output.split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) {
    commits.push(toCommit(fields.slice(at, at + FIELDS)));
  }
  return commits;
}

function toCommit(fields: string[]): Commit {
  const [sha, treeSha, parents, ...rest] = fields;
  const [author, authorEmail, authored, ...last] = rest;
  const [committer, committerEmail, committed, message] = last;
  return {
    sha,
    treeSha,
    parents: parents.split(' ').filter(Boolean),
    author: { name: author, email: authorEmail, date: authored },
    committer: { name: committer, email: committerEmail, date: committed },
    message,
  };
}
