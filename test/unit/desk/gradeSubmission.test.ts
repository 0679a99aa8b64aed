import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { LabFiles, Pack } from '../../../src/core/course/pack.ts';
import type { Row } from '../../../src/core/desk/row.ts';
import { type Receipt, receiptOf } from '../../../src/core/grading/receipt.ts';
import { exportSubmission, submissionText } from '../../../src/desk/exportSubmission.ts';
import { gradeSubmission } from '../../../src/desk/gradeSubmission.ts';
import { PackLibrary } from '../../../src/packs/library.ts';
import type { GradeRequest } from '../../../src/protocol/worker.ts';
import { hashCode } from '../../../src/sandbox/hashCode.ts';
import { receiptHost } from '../../../src/sandbox/receiptHost.ts';
import { newPrivateKey } from '../../../src/signing/ed25519.ts';
import { flawOf, verdictOf } from '../verdictFixture.ts';

const code = 'export function step() {}\n';
const limits = { seconds: 40, megabytes: 512 };

describe('Grading a submission', function () {
  this.timeout(120_000);
  let pack: Pack;
  let files: LabFiles;
  before(async () => {
    ({ pack, files } = (await new PackLibrary(join(import.meta.dirname, '../../../labs')).lab('model-collapse'))!);
  });

  /** Grades what was graded with this block, by a sandbox that always says the same; the learner's machine said otherwise. */
  async function graded(
    seedBlock: number,
    told: (receipt: Receipt) => Receipt = (receipt) => receipt,
  ): Promise<{ row: Row; asked: readonly GradeRequest[] }> {
    const about = { id: pack.id, version: pack.version, hash: pack.hash };
    const found = { lab: files.lab.id, pack: about, code: { hash: hashCode(code) } };
    const verdict = verdictOf([flawOf('F04', 'flawed')], found);
    const receipt = receiptOf(verdict, seedBlock, receiptHost);
    assert.ok(receipt.ok);
    const parts = { lab: found.lab, pack: about, learner: { name: 'Ada' }, made: '2026-10-01T09:00:00.000Z', code };
    const text = submissionText(exportSubmission({ ...parts, receipt: told(receipt.value) }, newPrivateKey()));
    const asked: GradeRequest[] = [];
    const sandbox = {
      run: (request: GradeRequest) => {
        asked.push(request);
        return Promise.resolve({ kind: 'verdict' as const, verdict });
      },
    };
    const handed = { file: 'ada.submission.json', bytes: Buffer.from(text) };
    const row = await gradeSubmission(handed, { pack, sandbox, limits }, new AbortController().signal);
    assert.ok(row);
    return { row, asked };
  }

  it('agrees with a receipt of the same seeds', async () => {
    const { row } = await graded(0);
    assert.deepEqual([row.outcome, row.score, row.local?.agrees, row.local?.why], ['graded', 60, true, []]);
    assert.deepEqual(row.limits, limits);
  });

  it('leaves nobody the choice of their seeds, and says so of a receipt with others', async () => {
    const { row, asked } = await graded(7);
    assert.deepEqual(
      asked.map(({ seedBlock }) => seedBlock),
      [0],
    );
    assert.equal(row.outcome, 'graded');
    assert.equal(row.local?.agrees, false);
    assert.deepEqual(row.local.why, [
      'Other seeds: the receipt is of block 7, and everyone is graded with block 0. Nothing else was compared.',
    ]);
  });

  const olderPack = (receipt: Receipt, verdict: Partial<Receipt['verdict']> = {}): Receipt => ({
    ...receipt,
    pack: { ...receipt.pack, version: '0.0.9', hash: '0'.repeat(64) },
    verdict: { ...receipt.verdict, hash: '1'.repeat(64), ...verdict },
  });
  const local = async (told: (receipt: Receipt) => Receipt): Promise<NonNullable<Row['local']>> => {
    const { row } = await graded(0, told);
    assert.ok(row.local);
    return row.local;
  };

  it('agrees with the same score, result and flaws under another version of the pack, and says which that was', async () => {
    const { agrees, why, with: made } = await local((receipt) => olderPack(receipt));
    assert.deepEqual([agrees, why], [true, []]);
    assert.deepEqual(made, { pack: { version: '0.0.9', hash: '0'.repeat(64) } });
    const measured = await local((receipt) =>
      olderPack(receipt, { flaws: receipt.verdict.flaws.map((flaw) => ({ ...flaw, effect: 0.123 })) }),
    );
    assert.equal(measured.agrees, true, 'a learner sees the flaw, whatever its effect is in digits');
  });

  it('does not agree under another version where the score or a flaw is another, and says both', async () => {
    const other = await local((receipt) => olderPack(receipt, { score: 100, passed: true, flaws: [] }));
    assert.equal(other.agrees, false);
    const why = other.why.join('\n');
    assert.match(why, /Other pack .* version 0\.0\.9/);
    assert.match(why, /the receipt says 100 of 100, passed/);
    assert.match(why, /F04 .*: it was not looked for, it is found/);
    const cleared = await local((receipt) =>
      olderPack(receipt, { flaws: receipt.verdict.flaws.map((flaw) => ({ ...flaw, state: 'clear' as const })) }),
    );
    assert.equal(cleared.agrees, false);
  });

  it('does not agree with a verdict that is not the same bit for bit, where all that it comes from is', async () => {
    const { agrees, why } = await local((receipt) => ({
      ...receipt,
      verdict: { ...receipt.verdict, hash: '1'.repeat(64) },
    }));
    assert.equal(agrees, false);
    assert.match(why.join(), /although code, pack, grader, arithmetic and seeds are the same/);
  });

  it('does not agree with a receipt of other code or of another lab, whatever it says', async () => {
    const code = await local((receipt) => ({ ...olderPack(receipt), code: { hash: '2'.repeat(64) } }));
    assert.equal(code.agrees, false);
    assert.match(code.why.join(), /Other code/);
    const { agrees, why } = await local((receipt) => ({ ...receipt, lab: 'open-world' }));
    assert.equal(agrees, false);
    assert.match(why.join(), /Another lab: the receipt is for open-world of the pack groundloop-course/);
  });

  it('has the sentence of the verdict', async () => {
    const { row } = await graded(0);
    assert.ok(row.summary);
  });
});
