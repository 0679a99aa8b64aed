import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { verdictSchema } from '../../src/core/grading/verdict.ts';
import { groundloop, root } from './groundloop.ts';

const pipeline = (id: string): string => join(root, 'labs/groundloop-course/systems', id, 'pipeline.ts');

describe('groundloop grade, of a known system', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-systems-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('says what was found, without a score, and never fails', () => {
    const { code, out, err } = groundloop(['grade', pipeline('self-rewarding'), '--lab', 'self-rewarding']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^A known system, not graded\. Found: .*\(F01\); .*\(F02\)\.\n/);
    assert.match(out, /· system self-rewarding · \d+ seeds/);
    // A hint may speak of what passed a check; the verdict may not.
    assert.doesNotMatch(out, /\/ 100|^Passed|Not passed|to pass\b/m);
  });

  it('prints a verdict that says that it isn’t scored', () => {
    const { code, out } = groundloop([
      ...['grade', pipeline('star'), '--lab', 'groundloop-course/star'],
      ...['--format', 'json'],
    ]);
    const { scored, score, passed, flaws } = verdictSchema.parse(JSON.parse(out));
    assert.deepEqual([code, scored, score, passed], [0, false, 0, false]);
    assert.deepEqual(
      flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id),
      ['F12'],
    );
  });

  it('still fails where the pipeline can’t be graded', async () => {
    const file = join(folder, 'pipeline.ts');
    await writeFile(file, 'export function step(g) {\n  return 7;\n}\n');
    const { code, out } = groundloop(['grade', file, '--lab', 'star', '--format', 'json']);
    const { scored, fault } = verdictSchema.parse(JSON.parse(out));
    assert.deepEqual([code, scored, fault?.kind], [1, false, 'contract']);
  });

  it('writes a receipt that is reproduced', () => {
    const receipt = join(folder, 'receipt.json');
    const file = pipeline('token-ledger');
    assert.equal(groundloop(['grade', file, '--lab', 'token-ledger', '--receipt', receipt]).code, 0);
    const { code, out } = groundloop(['replay', receipt, file]);
    assert.equal(code, 0, out);
    assert.match(out, /Reproduced bit for bit\.\ntoken-ledger · not scored · /);
  });

  it('names the systems there are where there is no such one', () => {
    const { code, err } = groundloop(['grade', pipeline('star'), '--lab', 'nope']);
    assert.equal(code, 2);
    assert.match(
      err,
      /There is no lab "nope"\. Labs: .*open-world.* Known systems: alphago-zero, .*watched-behaviour\./,
    );
  });
});

describe('groundloop systems', () => {
  it('lists them all, in words and as JSON', () => {
    const { code, out } = groundloop(['systems']);
    assert.equal(code, 0);
    assert.match(out, /^alphago-zero {2}AlphaGo Zero {2}2017\n {4}Plays against itself under exact rules/);
    const schema = z.object({
      schema: z.literal('groundloop.systems/1'),
      systems: z.array(z.object({ id: z.string(), kind: z.enum(['loop', 'allocation', 'race']), year: z.number() })),
    });
    const { systems } = schema.parse(JSON.parse(groundloop(['systems', '--format', 'json']).out));
    assert.equal(systems.length, 18);
    assert.equal(systems.find(({ id }) => id === 'token-ledger')?.kind, 'allocation');
  });
});
