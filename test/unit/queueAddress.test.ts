import assert from 'node:assert/strict';
import { queueAddress } from '../../src/queue/address.ts';

describe('the address of a queue', () => {
  const read = (text: string) => {
    const address = queueAddress(text);
    return address.ok ? address.value : address.problem.message;
  };

  it('has a host, and a port, a database, TLS, a user and a password where they are given', () => {
    assert.deepEqual(read('redis://queue'), {
      host: 'queue',
      port: 6379,
      tls: false,
      db: 0,
      shown: 'redis://queue:6379',
    });
    assert.deepEqual(read('rediss://ada:p%40ss%3Aw@[::1]:7000/3'), {
      host: '::1',
      port: 7000,
      tls: true,
      username: 'ada',
      password: 'p@ss:w',
      db: 3,
      shown: 'rediss://[::1]:7000/3',
    });
  });

  for (const [text, why] of [
    ['http://queue', /begins with redis:/],
    ['queue:6379', /begins with redis:/],
    ['redis://', /names no host|can't be read/],
    ['redis://queue:99999', /can't be read/],
    ['redis://:sesame/x@queue', /can't be read|percent-encoding/],
    ['redis://queue/first', /number of a database/],
    ['redis://:sesame%@queue', /broken %/],
    ['redis://:sesame#1@queue', /percent-encoding/],
  ] as const) {
    it(`is refused where it is ${text}, without its password`, () => {
      const message = read(text);
      assert.ok(typeof message === 'string', JSON.stringify(message));
      assert.match(message, why);
      assert.doesNotMatch(message, /sesame/);
    });
  }
});
