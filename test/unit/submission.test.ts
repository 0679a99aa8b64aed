import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Statement, SUBMISSION_LIMIT } from '../../src/core/desk/submission.ts';
import { exportSubmission, submissionText } from '../../src/desk/exportSubmission.ts';
import { parseSubmission, readSubmission } from '../../src/desk/parseSubmission.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { newPrivateKey, publicKeyOf, signStatement } from '../../src/signing/ed25519.ts';
import { processorTime } from '../support/processorTime.ts';

const pem = newPrivateKey();
const parts: Omit<Statement, 'schema'> = {
  lab: 'model-collapse',
  pack: { id: 'course', version: '1.0.0', hash: 'h' },
  learner: { name: 'Ada “=cmd()” Ito', id: 's1' },
  made: '2026-10-01T09:00:00.000Z',
  code: 'export function step() {}\n// 李\r\n',
  hints: [{ at: '2026-10-01T08:00:00.000Z', flaw: 'F04' }],
};
const text = submissionText(exportSubmission(parts, pem));

function problemsOf(changed: string): string[] {
  const read = parseSubmission('a.json', changed);
  assert.ok(!read.ok, 'it was read');
  return read.problem.map(formatProblem);
}

describe('A submission', () => {
  it('is read as it was exported, and its signature holds', () => {
    const read = parseSubmission('a.json', text);
    assert.ok(read.ok);
    const { signed, ...statement } = read.value.submission;
    assert.deepEqual(statement, { schema: 'groundloop.submission/1', ...parts });
    assert.equal(read.value.signature, 'holds');
  });

  it('is the same submission however its JSON is laid out', () => {
    const read = parseSubmission('a.json', JSON.stringify(JSON.parse(text)));
    assert.ok(read.ok && read.value.signature === 'holds');
  });

  it('has a signature that doesn’t hold once anything was changed, added or taken out', () => {
    const changes: readonly ((s: Record<string, unknown>) => void)[] = [
      (s) => (s['code'] = 'export function step() {} '),
      (s) => (s['learner'] = { name: 'Eve', id: 's1' }),
      (s) => (s['made'] = '2026-10-01T09:00:00.001Z'),
      (s) => delete s['hints'],
      (s) => (s['bonus'] = true),
    ];
    for (const change of changes) {
      const changed = JSON.parse(text) as Record<string, unknown>;
      change(changed);
      const read = parseSubmission('a.json', JSON.stringify(changed));
      assert.ok(read.ok && read.value.signature === 'not-its-key', String(change));
    }
  });

  it('holds though a newer Groundloop signed more than this one knows', () => {
    const statement = { schema: 'groundloop.submission/1', ...parts, mood: 'good' };
    const signed = { publicKey: publicKeyOf(pem)!, signature: signStatement(statement, pem) };
    const read = parseSubmission('a.json', JSON.stringify({ ...statement, signed }));
    assert.ok(read.ok && read.value.signature === 'holds');
  });

  it('says what its key is not', () => {
    const changed = text.replace(/"publicKey": "[^"]+"/, '"publicKey": "AAAA"');
    const read = parseSubmission('a.json', changed);
    assert.ok(read.ok && read.value.signature === 'no-key');
  });

  it('names each mistake with its line and column', () => {
    assert.match(problemsOf('{"schema": ').join(), /^a\.json:1:\d+ This isn't valid JSON/);
    assert.match(problemsOf(text.replace('submission/1', 'submission/2')).join(), /^a\.json:2:3 .*Update Groundloop/);
    assert.match(problemsOf(text.replace('submission/1', 'receipt/1')).join(), /^a\.json:2:3 .* not a submission/);
    const found = problemsOf(
      text.replace('"made": "2026', '"made": "26').replace('"lab": "model-collapse"', '"lab": 7'),
    );
    assert.equal(found.length, 2);
    assert.match(found.join('\n'), /^a\.json:3:3 `lab` must be a text, but it is `7`/);
    assert.match(found.join('\n'), /a\.json:\d+:3 `made` is/);
  });

  it('names the mistakes of a large file soon, at its beginning', async () => {
    const many = JSON.stringify(Array.from({ length: 100_000 }, () => [0]));
    const took = await processorTime(() => {
      const found = problemsOf(text.replace('"lab": "model-collapse"', `"lab": 7, "more": ${many}`));
      assert.match(found.join('\n'), /^a\.json:1:1 `lab` must be a text, but it is `7`/);
      assert.match(problemsOf(`{"more": ${many}`).join(), /^a\.json:1:1 This isn't valid JSON/);
    });
    assert.ok(took < 10_000, `${took} ms`);
  });

  it('is refused unread when it is too large or no text', () => {
    const large = readSubmission('a.json', new Uint8Array(SUBMISSION_LIMIT + 1));
    assert.match(large.ok ? '' : large.problem.map(formatProblem).join(), /^a\.json This file is larger than 4 MB/);
    const binary = readSubmission('a.json', Uint8Array.from([0xff, 0xfe, 0]));
    assert.match(binary.ok ? '' : binary.problem.map(formatProblem).join(), /not UTF-8/);
  });

  it('never throws, whatever stands in the file', () => {
    const nested = `{"schema":"groundloop.submission/1","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    assert.ok(!parseSubmission('a.json', nested).ok);
    const deep = text.replace('"lab"', `"x": ${'['.repeat(500_000)}${']'.repeat(500_000)}, "lab"`);
    const read = parseSubmission('a.json', deep);
    assert.ok(read.ok && read.value.signature !== 'holds');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), fc.string({ maxLength: 5 }), (at, what) => {
        parseSubmission('a.json', text.slice(0, at) + what + text.slice(at + what.length));
      }),
    );
    fc.assert(fc.property(fc.json(), (json) => void parseSubmission('a.json', json)));
  });

  it('refuses to be made of what can’t be read back', () => {
    assert.throws(() => exportSubmission({ ...parts, learner: { name: '  ' } }, pem));
    assert.throws(() => exportSubmission(parts, 'no key'), /no Ed25519 private key/);
  });
});
