import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Verdict, verdictSchema } from '../../src/core/grading/verdict.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { groundloop, lab, root } from './groundloop.ts';

/** Grades a file as JSON; the output must be a valid verdict, whatever came of it. */
function gradeJson(file: string, ...more: string[]): { code: number | null; verdict: Verdict } {
  const { code, out, err } = groundloop(['grade', file, '--lab', 'model-collapse', '--format', 'json', ...more]);
  assert.equal(err, '');
  return { code, verdict: verdictSchema.parse(JSON.parse(out)) };
}

const flawsOf = (verdict: Verdict): string[] =>
  verdict.flaws
    .filter((flaw) => flaw.state === 'flawed')
    .map((flaw) => flaw.id)
    .sort();

const untimed = (verdict: Verdict) => ({ ...verdict, timings: null });

describe('groundloop grade', () => {
  let folder: string;
  const written = async (source: string): Promise<string> => {
    const file = join(folder, 'pipeline.ts');
    await writeFile(file, source);
    return file;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-cli-'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('fails the skeleton for the lab’s stated reasons, on the learner’s lines', async () => {
    const { code, verdict } = gradeJson(join(lab, 'pipeline.ts'));
    assert.equal(code, 1);
    assert.equal(verdict.passed, false);
    assert.deepEqual(flawsOf(verdict), ['F04', 'F06', 'F13']);
    const lines = (await readFile(join(lab, 'pipeline.ts'), 'utf8')).split('\n');
    const blamed = (id: string): string => {
      const where = verdict.flaws.find((flaw) => flaw.id === id)?.where;
      assert.ok(where);
      return lines[where.line - 1]!.slice(
        where.column - 1,
        where.endLine === where.line ? where.endColumn - 1 : undefined,
      );
    };
    assert.equal(blamed('F06'), 'g.model.sample(500, { temperature: 0.7 })');
    assert.equal(blamed('F13'), 'g.users.thumbs(item)');
    assert.equal(blamed('F04'), 'return people.plus(liked);');
  });

  for (const name of readdirSync(join(lab, 'solutions'))) {
    it(`passes the reference solution ${name}`, () => {
      const { code, verdict } = gradeJson(join(lab, 'solutions', name));
      assert.equal(code, 0);
      assert.equal(verdict.score, 100);
      assert.deepEqual(flawsOf(verdict), []);
    });
  }

  it('catches each wrong variant of the lab for the flaw it is there for', async () => {
    const found = await new PackLibrary(join(root, 'labs')).lab('model-collapse');
    assert.ok(found);
    const { variants } = found.files.lab.expect;
    assert.deepEqual(Object.keys(variants).sort(), readdirSync(join(lab, 'variants')).sort());
    for (const [name, flaws] of Object.entries(variants)) {
      const { code, verdict } = gradeJson(join(lab, 'variants', name));
      assert.equal(code, 1, name);
      assert.deepEqual(flawsOf(verdict), [...flaws].sort(), name);
    }
  });

  it('gives the same verdict every time, and on other seeds with --seed-block', () => {
    const file = join(lab, 'solutions/accumulate.ts');
    const first = untimed(gradeJson(file).verdict);
    assert.deepEqual(untimed(gradeJson(file).verdict), first);
    assert.deepEqual(gradeJson(file, '--seed-block', '4').verdict.seeds.slice(0, 2), [4001, 4002]);
  });

  it('reports a fault at its place, as a verdict with exit code 1', async () => {
    const file = await written('export function step(g) {\n  return g.human.draw(5).plus(7);\n}\n');
    const { code, verdict } = gradeJson(file);
    assert.equal(code, 1);
    assert.equal(verdict.fault?.kind, 'contract');
    assert.match(verdict.fault.message, /plus needs a batch, and got 7/);
    assert.deepEqual([verdict.fault.where?.line, verdict.metrics, verdict.flaws], [2, null, []]);
  });

  it('says in words what was changed, what happened and what to try', () => {
    const { code, out } = groundloop(['grade', join(lab, 'pipeline.ts'), '--lab', 'model-collapse']);
    assert.equal(code, 1);
    for (const words of ['Not yet: 3 flaws.', 'Changed', 'Happened', 'Try', 'Lost: ', 'pipeline.ts:11:18']) {
      assert.ok(out.includes(words), words);
    }
  });

  it('lays two training sets side by side, and says in four numbers what moved the model', () => {
    const { out } = groundloop(['grade', join(lab, 'pipeline.ts'), '--lab', 'model-collapse']);
    assert.match(
      out,
      /What if +\d+ % of the training set of generation \d+ differs\.\n +Only in the changed world: “.+” \((\d+ ×, )?true, rare: .+\)\n/,
      'what sharpened sampling lost',
    );
    assert.match(
      out,
      /differs\.\n +Only as it is: “.+” \((\d+ ×, )?flattering.*\)\n +\S*Try/,
      'what approval kept, and nothing beside it that isn’t flattery',
    );
    for (const name of ['Of what the model says, right answers', 'What it says about rare facts']) {
      const line = new RegExp(
        `${name} went from (\\d+) % to (\\d+) %\\. ` +
          'In an average generation: sampling (\\S+) points, selection (\\S+), mixing (\\S+), learning (\\S+)\\.\\n',
      ).exec(out);
      const [from, to, ...parts] = line!.slice(1).map((text) => Number(text.replace('−', '-')));
      const sum = parts.reduce((all, part) => all + part, 0);
      assert.ok(Math.abs(10 * sum - (to! - from!)) <= 3, `${name}: ${sum} a generation, ${from} to ${to} in ten`);
    }
  });

  it('explains log odds once, and writes numbers with real minus signs', () => {
    const { out } = groundloop(['grade', join(lab, 'solutions/accumulate.ts'), '--lab', 'model-collapse']);
    assert.equal(out.match(/log odds: 0\.1 is about 10 %/g)?.length, 1);
    assert.doesNotMatch(out, /(^|\s)-\d/m);
  });

  it('tells what goes wrong in the kind of world it is: harmful answers by kind, orders when calls fail', () => {
    const labs = join(root, 'labs/groundloop-course/labs');
    const report = (id: string): string => groundloop(['grade', join(labs, id, 'pipeline.ts'), '--lab', id]).out;
    assert.match(report('finance-constitution'), /Harmful answers \d+ % → \d+ % \(([a-z ]+ \d+ %(, )?){2,}\)\n/);
    assert.match(report('order-lookup-agent'), /Orders handled \d+ % → \d+ % +with failing calls \d+ % → \d+ %\n/);
  });

  it('says so where the changed world makes no difference', async () => {
    const file = await written('export function step(g) {\n  return g.human.draw(100).plus(g.model.sample(500));\n}\n');
    const { out } = groundloop(['grade', file, '--lab', 'model-collapse']);
    assert.match(out, /F01 [\s\S]+What if +The training set of generation 1 stayed the same, item by item\./);
  });

  it('refuses bad usage with exit code 2 and a way out', async () => {
    const good = join(lab, 'pipeline.ts');
    await writeFile(join(folder, 'binary.ts'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['grade', good, '--lab', 'nope'], /no lab "nope"\. Labs: .*model-collapse/],
      [['grade', join(folder, 'absent.ts'), '--lab', 'model-collapse'], /no such file/],
      [['grade', folder, '--lab', 'model-collapse'], /it is a folder/],
      [['grade', join(folder, 'binary.ts'), '--lab', 'model-collapse'], /not UTF-8/],
      [['grade', good], /required option '--lab/],
      [['grade', good, '--lab', 'model-collapse', '--format', 'xml'], /Use text or json/],
      [['grade', good, '--lab', 'model-collapse', '--seed-block', '-1'], /whole number/],
      [['evaluate'], /unknown command/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = groundloop(args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, message);
    }
  });
});
