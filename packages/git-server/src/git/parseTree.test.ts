import { parseTree } from './parseTree.ts';

describe('parseTree', () => {
  it('has no entries for an empty tree', () => {
    expect(parseTree('', '')).toEqual([]);
  });

  it('puts folders first and keeps names with spaces and letters beyond ASCII', () => {
    const output = [
      '100644 blob aaa     120\tæ liten fil.md',
      '120000 blob bbb       4\tlink',
      '040000 tree ccc       -\tsrc',
      '160000 commit ddd       -\tvendor',
      '',
    ].join('\0');
    expect(parseTree(output, 'docs')).toEqual([
      { name: 'src', path: 'docs/src', type: 'dir', sha: 'ccc', sizeBytes: 0 },
      {
        name: 'link',
        path: 'docs/link',
        type: 'symlink',
        sha: 'bbb',
        sizeBytes: 4,
      },
      {
        name: 'vendor',
        path: 'docs/vendor',
        type: 'submodule',
        sha: 'ddd',
        sizeBytes: 0,
      },
      {
        name: 'æ liten fil.md',
        path: 'docs/æ liten fil.md',
        type: 'file',
        sha: 'aaa',
        sizeBytes: 120,
      },
    ]);
  });
});
