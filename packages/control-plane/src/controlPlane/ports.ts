import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, isPortFree } from './freePort.ts';

export interface Ports {
  api: number;
  etcd: number;
}

/**
 * The ports of this start: the one asked for, else those of the last start, else free ones. A remembered port that
 * somebody else took meanwhile is replaced; one that was asked for is an error.
 */
export async function choosePorts(
  stateDir: string,
  wantedApiPort: number,
  log: (line: string) => void,
): Promise<Ports> {
  const file = join(stateDir, 'ports.json');
  const before = readPorts(file);
  if (wantedApiPort > 0 && !(await isPortFree(wantedApiPort))) {
    throw new Error(
      `Port ${wantedApiPort} on 127.0.0.1 is taken. Stop what listens there, or choose another API port (0 finds one).`,
    );
  }
  const reuse = async (port: number | undefined) => {
    if (port && (await isPortFree(port))) return port;
    if (port) log(`port ${port} of the last start is taken, using another`);
    return findFreePort();
  };
  const ports = {
    api: wantedApiPort || (await reuse(before.api)),
    etcd: await reuse(before.etcd),
  };
  writeFileSync(`${file}.new`, JSON.stringify(ports));
  renameSync(`${file}.new`, file);
  return ports;
}

function readPorts(file: string): Partial<Ports> {
  try {
    const { api, etcd } = JSON.parse(readFileSync(file, 'utf8'));
    return { api: Number(api) || undefined, etcd: Number(etcd) || undefined };
  } catch {
    return {}; // first start, or a file cut short: new ports do no harm
  }
}
