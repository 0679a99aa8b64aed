import { fail, type Result, succeed } from '../core/base/result.ts';

export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly username?: string;
  readonly password?: string;
  /** The number of the database. */
  readonly db: number;
  /** The address without its password, for messages. */
  readonly shown: string;
}

const EXAMPLE = 'For example: redis://queue.example:6379, or rediss:// where Redis speaks TLS.';
const PERCENT = 'Letters like / : @ # ? % in a password are written in percent-encoding: @ is %40.';

/** Reads `redis://user:password@host:port/database`; `rediss` is with TLS. The problem never repeats a password. */
export function queueAddress(text: string): Result<QueueAddress> {
  const refuse = (why: string) => fail({ code: 'queue.address', message: `${why} ${EXAMPLE}` });
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== 'redis' && scheme !== 'rediss')
    return refuse('The address of the queue begins with redis:// or rediss://.');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse(`The address of the queue can't be read. ${PERCENT}`);
  }
  if (url.hostname === '') return refuse('The address of the queue names no host.');
  const db = /^\/?(\d{0,3})$/.exec(url.pathname)?.[1];
  if (db === undefined || url.search !== '' || url.hash !== '') {
    return refuse(`Behind the host of the queue comes nothing but /number, the number of a database. ${PERCENT}`);
  }
  const [username, password] = [decoded(url.username), decoded(url.password)];
  if (username === undefined || password === undefined)
    return refuse(`The address of the queue has a broken %. ${PERCENT}`);
  const port = Number(url.port || 6379);
  return succeed({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    tls: scheme === 'rediss',
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    db: Number(db),
    shown: `${scheme}://${url.hostname}:${port}${db === '' ? '' : `/${db}`}`,
  });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
