import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export interface ReleaseServer {
  url: string;
  /** Paths that were asked for. */
  requests: string[];
  /** Content by path; change it to break a release. */
  files: Map<string, Buffer>;
  /** Paths whose answers stop half-way. */
  truncated: Set<string>;
  close(): Promise<void>;
}

/** A local server with the layout of dl.k8s.io and of etcd's releases; the binaries are tiny scripts. */
export async function startReleaseServer(
  workDir: string,
): Promise<ReleaseServer> {
  const files = releaseFiles(workDir);
  const truncated = new Set<string>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const content = files.get(path);
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-length': content.length });
    if (!truncated.has(path)) {
      response.end(content);
      return;
    }
    response.write(content.subarray(0, content.length / 2), () =>
      response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    files,
    truncated,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function releaseFiles(workDir: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const arch of ['amd64', 'arm64']) {
    for (const name of [
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
    ]) {
      const path = `/kubernetes/v1.34.0/bin/linux/${arch}/${name}`;
      const content = Buffer.from(`#!/bin/sh\necho ${name}\n`.repeat(500));
      files.set(path, content);
      files.set(`${path}.sha256`, Buffer.from(sha256(content)));
    }
    const folder = `etcd-v3.6.0-linux-${arch}`;
    const archive = packEtcd(workDir, folder);
    files.set(`/etcd/v3.6.0/${folder}.tar.gz`, archive);
  }
  const sums = [...files]
    .filter(([path]) => path.startsWith('/etcd/'))
    .map(([path, content]) => `${sha256(content)}  ${path.split('/').pop()}\n`);
  files.set('/etcd/v3.6.0/SHA256SUMS', Buffer.from(sums.join('')));
  return files;
}

function packEtcd(workDir: string, folder: string): Buffer {
  mkdirSync(join(workDir, folder), { recursive: true });
  writeFileSync(join(workDir, folder, 'etcd'), '#!/bin/sh\necho etcd\n');
  const archive = join(workDir, `${folder}.tar.gz`);
  execFileSync('tar', ['-czf', archive, '-C', workDir, folder]);
  const content = readFileSync(archive);
  rmSync(archive);
  return content;
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
