import type { QueueAddress } from './address.ts';

/** Why Redis could not be spoken with, and what to do: by what the network, TLS or Redis itself answered. */
export function whyNoQueue(error: unknown, { shown, host, tls, username, password }: QueueAddress): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const answer = `${code} ${said}`;
  const is = (...words: readonly string[]): boolean => words.some((word) => answer.includes(word));
  if (is('ECONNREFUSED')) return `Nothing listens at ${shown}. Start Redis there, or give another address.`;
  if (is('ENOTFOUND', 'EAI_AGAIN')) return `There is no host ${host}, or its name can't be looked up from here.`;
  if (is('ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH')) {
    return `${shown} doesn't answer. Is the port open to this computer${tls ? ', is TLS spoken there' : ''}, and the address right?`;
  }
  if (is('WRONGPASS', 'invalid password')) {
    return `Redis at ${shown} doesn't take this ${username === undefined ? 'password' : 'user name and password'}.`;
  }
  if (is('NOAUTH')) {
    const lacks = password === undefined ? 'wants a password' : 'wants another password';
    return `Redis at ${shown} ${lacks}: write redis://:password@host, best in the variable GROUNDLOOP_QUEUE.`;
  }
  if (is('NOPERM')) return `Redis at ${shown} doesn't let this user do what a queue needs (${said}).`;
  if (is('CERT', 'SELF_SIGNED', 'UNABLE_TO_VERIFY', 'certificate')) {
    const own = 'For an authority of your own, set NODE_EXTRA_CA_CERTS to its certificate.';
    return `The certificate of ${shown} is not trusted here (${code || said}). ${own}`;
  }
  if (is('ERR_SSL', 'EPROTO', 'SSL routines') || (tls && is('ECONNRESET', 'closed', 'disconnected'))) {
    return `${shown} doesn't speak TLS. Give the port that does, or write redis:// where the network is your own.`;
  }
  if (is('ECONNRESET', 'EPIPE', 'closed', 'Protocol error')) {
    return `What listens at ${shown} doesn't speak as Redis does. If it wants TLS, write rediss://.`;
  }
  return `Redis at ${shown} can't be used: ${said}`;
}

/** What passes, once somebody has seen to it: the work waits for that, and loses nothing. */
export const passes = (error: unknown): boolean =>
  error instanceof Error && /^(OOM|MISCONF|LOADING|READONLY|BUSY|MASTERDOWN|TRYAGAIN)\b/.test(error.message);
