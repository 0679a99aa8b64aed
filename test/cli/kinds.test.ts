import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Verdict, verdictSchema } from '../../src/core/grading/verdict.ts';
import { groundloop, root } from './groundloop.ts';

const file = (lab: string, name: string): string => join(root, 'labs/groundloop-course/labs', lab, name);

describe('groundloop grade, for labs that are no loops', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-kinds-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const graded = (lab: string, path: string): { code: number | null; verdict: Verdict } => {
    const { code, out, err } = groundloop(['grade', path, '--lab', lab, '--format', 'json']);
    assert.equal(err, '');
    return { code, verdict: verdictSchema.parse(JSON.parse(out)) };
  };
  const found = ({ flaws }: Verdict): string[] => flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id);

  it('grades a plan: the skeleton fails, a solution passes, with numbers for each world', () => {
    const skeleton = graded('token-budget', file('token-budget', 'pipeline.ts'));
    assert.deepEqual([skeleton.code, found(skeleton.verdict), skeleton.verdict.metrics], [1, ['F04'], null]);
    assert.equal(skeleton.verdict.allocation?.length, 3);
    const solution = graded('token-budget', file('token-budget', 'solutions/coin-by-coin.ts'));
    assert.deepEqual([solution.code, solution.verdict.score], [0, 100]);
  });

  it('grades a pause rule, and points at the call that is to blame', () => {
    const skeleton = graded('pause-rule', file('pause-rule', 'pipeline.ts'));
    assert.deepEqual([skeleton.code, found(skeleton.verdict)], [1, ['F16']]);
    const audits = graded('pause-rule', file('pause-rule', 'variants/quarterly-visits.ts')).verdict;
    assert.deepEqual(found(audits), ['F19']);
    const where = audits.flaws.find(({ id }) => id === 'F19')?.where;
    assert.deepEqual([where?.line, where && where.endColumn - where.column], [5, 'c.audit()'.length]);
    const solution = graded('pause-rule', file('pause-rule', 'solutions/surprise-audits.ts'));
    assert.deepEqual([solution.code, solution.verdict.race?.inTime], [0, 1]);
  });

  it('says in words what a plan cost and when a rule paused', () => {
    const plan = groundloop(['grade', file('token-budget', 'pipeline.ts'), '--lab', 'token-budget']).out;
    assert.match(
      plan,
      /As it is: \d+ billion parameters; .* human tokens × .*; \d\.\d trillion synthetic; loss 1\.94\d \(best 1\.92\d\)/,
    );
    const rule = groundloop(['grade', file('pause-rule', 'pipeline.ts'), '--lab', 'pause-rule']).out;
    assert.match(rule, /Paused in time 0 %/);
    assert.match(rule, /a pause was due in cycle \d+, your rule paused/);
  });

  it('refuses what can’t be graded, with the line, the value and the permitted range', async () => {
    const refused = async (lab: string, source: string): Promise<{ message: string; line: number | undefined }> => {
      const path = join(folder, 'pipeline.ts');
      await writeFile(path, source);
      const { code, verdict } = graded(lab, path);
      assert.equal(code, 1);
      assert.equal(verdict.fault?.kind, 'contract');
      return { message: verdict.fault.message, line: verdict.fault.where?.line };
    };
    assert.deepEqual(await refused('token-budget', '\nexport function step() {}\n'), {
      message: 'This file exports step, but this lab asks for allocate.',
      line: 2,
    });
    const nan = await refused(
      'token-budget',
      'export function allocate(l) {\n  return { parameters: NaN, human: 1, epochs: 1, synthetic: 1 };\n}\n',
    );
    assert.deepEqual(nan, {
      message: "The plan's parameters is NaN; it may be a number from 0.01 to 1000000.",
      line: 2,
    });
    const audits = await refused(
      'pause-rule',
      'export function shouldPause(c) {\n  for (let i = 0; i < 9; i++)\n    c.audit();\n  return false;\n}\n',
    );
    assert.deepEqual(audits, { message: 'There is no audit left: one race allows from 0 to 60.', line: 3 });
  });
});
