import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prometheusBinary } from './prometheusBinary';

/** A container as a kubelet's cAdvisor would report it. */
export interface ScrapedContainer {
  namespace: string;
  pod: string;
  container: string;
  cpuCores: number;
  memoryBytes: number;
}

/** A real Prometheus that scrapes what a kubelet's cAdvisor would say of these containers, every second. */
export async function startPrometheus(containers: () => ScrapedContainer[]) {
  const binary = await prometheusBinary();
  const startedMs = Date.now();
  const exporter = createServer((_req, res) => {
    res.setHeader('content-type', 'text/plain; version=0.0.4');
    res.end(metrics(containers(), (Date.now() - startedMs) / 1000));
  });
  exporter.listen(0, '127.0.0.1');
  await once(exporter, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  writeFileSync(
    join(folder, 'prometheus.yml'),
    `scrape_configs:
  - job_name: kubelet
    scrape_interval: 1s
    static_configs:
      - targets: ['127.0.0.1:${portOf(exporter.address())}']
        labels: { cluster: oslo }
`,
  );
  const port = await freePort();
  const child = spawn(
    binary,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await end(child);
      exporter.close();
      exporter.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function metrics(containers: ScrapedContainer[], seconds: number): string {
  const lines = containers.flatMap(one => {
    const labels = `{namespace="${one.namespace}",pod="${one.pod}",container="${one.container}"}`;
    return [
      `container_cpu_usage_seconds_total${labels} ${one.cpuCores * seconds}`,
      `container_memory_working_set_bytes${labels} ${one.memoryBytes}`,
      // As cAdvisor does for the whole pod, and for its pause container
      `container_cpu_usage_seconds_total{namespace="${one.namespace}",pod="${
        one.pod
      }",container=""} ${one.cpuCores * seconds * 3}`,
      `container_cpu_usage_seconds_total{namespace="${one.namespace}",pod="${one.pod}",container="POD"} ${seconds}`,
    ];
  });
  return `${lines.join('\n')}\n`;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  socket.listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const port = portOf(socket.address());
  socket.close();
  await once(socket, 'close');
  return port;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}
