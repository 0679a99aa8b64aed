import type { Redis } from 'ioredis';
import { z } from 'zod';
import { parseJson } from '../core/base/parseJson.ts';
import { type Kind, PREFIX } from './job.ts';

/** Who listens, by the time Redis last heard of them: its own clock, whatever the hosts' clocks say. */
const KEY = `${PREFIX}:workers`;
const BEAT_MILLISECONDS = 2000;
/** A worker that wasn't heard of for so long is gone. */
const SILENCE_SECONDS = 10;

const presentSchema = z.object({
  id: z.string(),
  host: z.string(),
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  grader: z.string(),
});
export type Present = z.infer<typeof presentSchema> & Kind;

/** Keeps a worker on the list until it is told not to. */
export function announce(redis: Redis, present: Present): { readonly leave: () => Promise<void> } {
  const member = JSON.stringify(present);
  const beat = async (): Promise<void> => {
    // Without a connection there is nobody to tell, and nothing should pile up.
    if (redis.status !== 'ready') return;
    const now = await seconds(redis);
    await redis
      .multi()
      .zadd(KEY, now, member)
      .zremrangebyscore(KEY, '-inf', now - SILENCE_SECONDS)
      .exec();
  };
  const quietly = (): void => {
    beat().catch(() => undefined);
  };
  const timer = setInterval(quietly, BEAT_MILLISECONDS);
  quietly();
  const leave = async (): Promise<void> => {
    clearInterval(timer);
    if (redis.status === 'ready') await redis.zrem(KEY, member);
  };
  return { leave };
}

/** The workers there are now, for whatever pack. */
export async function listPresent(redis: Redis): Promise<Present[]> {
  const members = await redis.zrangebyscore(KEY, (await seconds(redis)) - SILENCE_SECONDS, '+inf');
  return members.flatMap((member) => {
    const read = presentSchema.safeParse(parseJson(member));
    return read.success ? [read.data] : [];
  });
}

const seconds = async (redis: Redis): Promise<number> => Number((await redis.time())[0]);
