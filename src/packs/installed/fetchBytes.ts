import { fail, succeed, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { maxLabpackBytes } from '../labpack/readLabpack.ts';

/**
 * An address that a pack may come from; undefined where it is none. Only https, because what comes otherwise may be
 * anyone's; plain http from this machine alone.
 */
export function packAddress(text: string): URL | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url) return undefined;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : undefined;
}

/** Fetches at most what a pack may have. This, and what the learner asks of Claude, is all that Groundloop sends or fetches. */
export async function fetchBytes(url: URL, signal: AbortSignal): Promise<Result<Uint8Array>> {
  const refuse = (why: string) =>
    fail({ code: 'fetch.failed', message: say('{address} can’t be fetched: {why}.', { address: url.href, why }) });
  try {
    const response = await follow(url, signal);
    if (!response) return refuse(say('it leads to an address that isn’t https, or on and on'));
    if (!response.ok || !response.body) return refuse(say('the server says {status}', { status: response.status }));
    const chunks: Uint8Array[] = [];
    let total = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      total += chunk.length;
      if (total > maxLabpackBytes)
        return refuse(say('it has more than {limit} MB', { limit: maxLabpackBytes / 1024 / 1024 }));
      chunks.push(chunk);
    }
    return succeed(Buffer.concat(chunks));
  } catch (error) {
    if (signal.aborted) return refuse(say('it took too long'));
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return refuse(cause);
  }
}

const HOPS = 5;

/** Follows redirects one by one, so that every address on the way is one that a pack may come from; this machine's never from elsewhere. */
async function follow(url: URL, signal: AbortSignal): Promise<Response | undefined> {
  let at = url;
  for (let hop = 0; hop <= HOPS; hop++) {
    const response = await fetch(at, { signal, redirect: 'manual', credentials: 'omit' });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return response;
    const next = URL.canParse(location, at.href) ? packAddress(new URL(location, at.href).href) : undefined;
    if (!next || (next.protocol === 'http:' && url.protocol !== 'http:')) return undefined;
    at = next;
  }
  return undefined;
}
