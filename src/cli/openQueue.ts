import type { Redis } from 'ioredis';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plain } from '../core/base/plain.ts';
import { fail, type Result, succeed } from '../core/base/result.ts';
import type * as Queue from '../queue/main.ts';

/** Where the address may stand instead: the words of a command can be read by everyone on the computer. */
const VARIABLE = 'GROUNDLOOP_QUEUE';

/** What `--queue` was given: an address, or nothing where the variable has it. */
export type QueueOption = string | true;

export interface OpenQueue {
  readonly redis: Redis;
  readonly queue: typeof Queue;
  /** The address without its password. */
  readonly shown: string;
}

/** Loads what speaks with Redis and connects, with warnings of what Redis could lose. */
export async function openQueue(option: QueueOption, signal: AbortSignal): Promise<Result<OpenQueue>> {
  const bundle = join(import.meta.dirname, 'queue.cjs');
  if (!existsSync(bundle)) {
    const message = 'The extension comes without the queue. Use a groundloop that was built as docs/queue.md says.';
    return fail({ code: 'queue.left-out', message });
  }
  const queue = (await import(pathToFileURL(bundle).href)) as typeof Queue;
  const text = option === true ? process.env[VARIABLE] : option;
  if (text === undefined || text === '') {
    return fail({
      code: 'queue.address',
      message: `Say where Redis is: --queue redis://host:6379, or set ${VARIABLE}.`,
    });
  }
  const address = queue.queueAddress(text);
  if (!address.ok) return address;
  const { password, shown } = address.value;
  if (option !== true && password !== undefined) {
    sayLine(
      `Others on this computer can read the password in the list of processes: set ${VARIABLE}, and give --queue alone.`,
    );
  }
  const connected = await queue.connect(address.value, sayLine, signal);
  if (!connected.ok) return connected;
  for (const warning of await queue.warningsOf(connected.value)) sayLine(`Warning: ${warning}`);
  return succeed({ redis: connected.value, queue, shown });
}

export function sayLine(line: string): void {
  process.stderr.write(`${plain(line)}\n`);
}
