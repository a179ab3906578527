import { parseCommits } from './parseCommits.ts';

const record = (sha: string, parents: string, message: string) =>
  [
    sha,
    `tree-of-${sha}`,
    parents,
    'Ingrid Berg',
    'ingrid@example.test',
    '2026-01-02T03:04:05+01:00',
    'Dugnad',
    'dugnad@example.test',
    '2026-01-02T03:05:00+01:00',
    message,
  ].join('\0');

describe('parseCommits', () => {
  it('has no commits for no output', () => {
    expect(parseCommits('')).toEqual([]);
  });

  it('reads every field of every commit', () => {
    const output = `${record('a', 'b c', 'Merge\n\nwith body\n')}\0${record(
      'b',
      '',
      'First\n',
    )}\0`;
    const commits = parseCommits(output);
    expect(commits.map(commit => commit.sha)).toEqual(['a', 'b']);
    expect(commits[0]).toEqual({
      sha: 'a',
      treeSha: 'tree-of-a',
      parents: ['b', 'c'],
      author: {
        name: 'Ingrid Berg',
        email: 'ingrid@example.test',
        date: '2026-01-02T03:04:05+01:00',
      },
      committer: {
        name: 'Dugnad',
        email: 'dugnad@example.test',
        date: '2026-01-02T03:05:00+01:00',
      },
      message: 'Merge\n\nwith body\n',
    });
    expect(commits[1].parents).toEqual([]);
  });
});
