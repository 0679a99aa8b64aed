import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** As docs/queue.md says that Redis must be set, and what is answered for is on the disk. */
const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];

/** A Redis of our own on a free port of this computer, with its files in a temporary folder. */
export class RedisServer {
  readonly port: number;
  readonly #folder: string;
  readonly #settings: readonly string[];
  #child: ChildProcess | undefined;

  private constructor(port: number, folder: string, settings: readonly string[]) {
    this.port = port;
    this.#folder = folder;
    this.#settings = settings;
  }

  static async start(settings: readonly string[] = [], always: readonly string[] = DURABLE): Promise<RedisServer> {
    const folder = await mkdtemp(join(tmpdir(), 'groundloop-redis-'));
    const server = new RedisServer(await freePort(), folder, [...always, ...settings]);
    await server.up();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, with what it had on its disk. */
  async up(): Promise<void> {
    const bound = ['--bind', '127.0.0.1', '--save', '', '--dir', this.#folder];
    const child = spawn('redis-server', ['--port', String(this.port), ...bound, ...this.#settings]);
    this.#child = child;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const end = performance.now() + 60_000;
    while (!said.includes('Ready to accept connections')) {
      await pause(20);
      assert.ok(child.exitCode === null && performance.now() < end, `Redis doesn't start:\n${said}`);
    }
  }

  /** As when the power fails. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
