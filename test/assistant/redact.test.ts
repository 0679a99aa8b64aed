import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../src/assistant/redact.ts';
import { processorTime } from '../support/processorTime.ts';

const key = ['sk', 'ant', 'api03', 'abcDEF123456_-abcDEF123456'].join('-');
const removed = (text: string, secret: string): void => {
  const clean = redact(text);
  assert.ok(!clean.includes(secret), clean);
};

describe('redaction', () => {
  it('takes out keys and tokens, and leaves what stands around them', () => {
    const secrets = [
      key,
      `ghp_${'a1'.repeat(18)}`,
      `github_pat_${'a1_'.repeat(10)}`,
      `glpat-${'x'.repeat(20)}`,
      `AKIA${'ABCD'.repeat(4)}`,
      `xoxb-1234567890-abc`,
      `npm_${'a'.repeat(36)}`,
      `AIza${'b'.repeat(35)}`,
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
    ];
    for (const secret of secrets) {
      assert.equal(redact(`before "${secret}" after`), 'before "[secret removed]" after', secret);
    }
  });

  it('takes out private keys, also where their end is missing', () => {
    const block = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAKC\n';
    assert.equal(redact(`a\n${block}-----END RSA PRIVATE KEY-----\nb`), 'a\n[secret removed]\n\n\n\nb');
    removed(`a\n${block}`, 'MIIEow');
  });

  it('takes out bearer tokens, passwords in addresses, and lines as in .env', () => {
    removed('Authorization: Bearer abcdef0123456789abcdef', 'abcdef0123456789abcdef');
    removed('postgres://eva:geheim99@db.example/x', 'geheim99');
    removed('export DB_PASSWORD=hunter2hunter2', 'hunter2');
    removed('OPENAI_API_KEY="abcdefgh"', 'abcdefgh');
    removed("const apiKey = 'abcdefgh12345';", 'abcdefgh12345');
    removed('{"access_token": "abcdefgh12345"}', 'abcdefgh12345');
  });

  it('takes out e-mail addresses', () => {
    assert.equal(redact('ask eva.m@uni.example.edu now'), 'ask [e-mail address removed] now');
  });

  it('takes out paths outside the lab', () => {
    const found: readonly (readonly [string, string])[] = [
      ['at step (/home/eva/other/pipeline.ts:3:4)', 'eva'],
      ['open /Users/Eva Meier/Documents/x.txt please', 'Meier'],
      ['C:\\Users\\Eva Meier\\secret\\x.ts', 'Eva'],
      ['see file:///home/eva/x.ts', 'eva'],
      ['see file:///C:/Users/eva/x.ts', 'eva'],
      ['cd ~/work/thesis', 'thesis'],
      ['\\\\server\\share\\eva\\x', 'share'],
      ['"/etc/passwd"', 'passwd'],
    ];
    for (const [text, secret] of found) removed(text, secret);
  });

  it('tells paths in the lab from its folder on', () => {
    const at = (path: string, folder: string): string => redact(`at (${path}:3:4)`, [folder]);
    assert.equal(at('/home/eva/labs/one/pipeline.ts', '/home/eva/labs/one'), 'at (pipeline.ts:3:4)');
    assert.equal(at('file:///home/eva/labs/one/pipeline.ts', '/home/eva/labs/one/'), 'at (pipeline.ts:3:4)');
    assert.equal(at('C:\\Eva M\\one\\pipeline.ts', 'C:\\Eva M\\one'), 'at (pipeline.ts:3:4)');
    assert.equal(at('file:///C:/Eva%20M/one/pipeline.ts', 'C:\\Eva M\\one'), 'at (pipeline.ts:3:4)');
    assert.ok(!at('/home/eva/labs/one-more/x.ts', '/home/eva/labs/one').includes('eva'));
  });

  it('leaves pipelines as they are: every solution, variant and skeleton of the course', () => {
    const labs = join(import.meta.dirname, '../../labs');
    const files = readdirSync(labs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    assert.ok(files.length > 40);
    for (const file of files) {
      const text = readFileSync(join(labs, file), 'utf8');
      assert.equal(redact(text), text, file);
    }
  });

  it('leaves plain words, links to the course, fractions and code with tokens in it', () => {
    const text =
      'See [this](groundloop:/lesson/p/m7-l1#x) and https://example.org/a/b: 3/4 and/or. // note\n' +
      'const tokens = totalTokens; budget.token = spentOnTokens; const passwordless = true;';
    assert.equal(redact(text), text);
  });

  it('reads a megabyte in little time, whatever is in it', async () => {
    const units = [
      'a',
      '/',
      'a/',
      '/a',
      ' /a',
      'C:\\',
      '\\',
      'a@',
      'a.',
      '-----BEGIN PRIVATE KEY-----',
      'token="',
      'sk-',
      'Bearer ',
    ];
    for (const unit of units) {
      const took = await processorTime(() => redact(unit.repeat(Math.ceil(1e6 / unit.length))));
      assert.ok(took < 5000, `${unit}: ${took} ms`);
    }
  });
});
