import { Redis } from 'ioredis';
import { isIP } from 'node:net';
import { fail, type Result, succeed } from '../core/base/result.ts';
import type { QueueAddress } from './address.ts';
import { whyNoQueue } from './refusals.ts';

/** Says one line to the person at the terminal. */
export type Say = (line: string) => void;

const CONNECT_MILLISECONDS = 5000;
const LONGEST_PAUSE = 10_000;
/** While there is no connection, this often it is said so. */
const REMINDER_MILLISECONDS = 30_000;
const OLDEST = [6, 2] as const;

/**
 * Connects once unless the signal comes first, or says why not. From then on a connection that is lost is sought again for as long as it takes, with
 * pauses that grow to ten seconds; commands wait meanwhile.
 */
export async function connect(address: QueueAddress, say: Say, signal: AbortSignal): Promise<Result<Redis>> {
  const { host, port, tls, username, password, db } = address;
  let connected = false;
  const redis = new Redis({
    host,
    port,
    db,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: isIP(host) ? {} : { servername: host } }),
    lazyConnect: true,
    connectTimeout: CONNECT_MILLISECONDS,
    // BullMQ asks for this: what was asked waits for the connection.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (connected ? Math.min(125 * 2 ** times, LONGEST_PAUSE) : null),
  });
  let last: unknown;
  redis.on('error', (error: unknown) => {
    last = error;
  });
  const stop = (): void => {
    redis.disconnect();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await redis.connect();
    const old = tooOld(await redis.info('server'));
    if (old === undefined) {
      connected = true;
      sayLosses(redis, address, say, () => last);
      return succeed(redis);
    }
    last = new Error(`it is version ${old}, and ${OLDEST.join('.')} is the oldest that works.`);
  } catch (error) {
    last ??= error;
  } finally {
    // Whoever is to finish what they have still needs the connection.
    signal.removeEventListener('abort', stop);
  }
  redis.disconnect();
  return fail({ code: 'queue.no-redis', message: whyNoQueue(last, address) });
}

function tooOld(info: string): string | undefined {
  const version = /^redis_version:([\d.]+)/m.exec(info)?.[1] ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least, point] = OLDEST;
  return major > least || (major === least && minor >= point) ? undefined : version;
}

function sayLosses(redis: Redis, address: QueueAddress, say: Say, last: () => unknown): void {
  let lostAt: number | undefined;
  let saidAt = 0;
  redis.on('reconnecting', () => {
    const now = performance.now();
    if (lostAt === undefined) {
      lostAt = saidAt = now;
      say(`The connection to ${address.shown} is lost. Waiting for it; nothing is lost.`);
    } else if (now - saidAt >= REMINDER_MILLISECONDS) {
      saidAt = now;
      say(`Still waiting, for ${Math.round((now - lostAt) / 1000)} seconds: ${whyNoQueue(last(), address)}`);
    }
  });
  redis.on('ready', () => {
    if (lostAt !== undefined) say(`Connected with ${address.shown} again.`);
    lostAt = undefined;
  });
}

/** What Redis would lose, as it is set: a sentence for each. */
export async function warningsOf(redis: Redis): Promise<string[]> {
  const [persistence, memory] = [await redis.info('persistence'), await redis.info('memory')];
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  const warnings: string[] = [];
  if (!/^aof_enabled:1/m.test(persistence)) {
    warnings.push('Redis would lose work when it is restarted: set "appendonly yes" there.');
  }
  if (policy !== undefined && policy !== 'noeviction') {
    warnings.push(
      `Redis may throw work away when its memory is full: set "maxmemory-policy noeviction" there, not ${policy}.`,
    );
  }
  return warnings;
}
