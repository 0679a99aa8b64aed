import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { packWithCapstone, packWithMeasures, packWithSystem as samplePack } from '../support/samplePack.ts';
import { groundloop, root } from './groundloop.ts';

const reportSchema = z.object({
  schema: z.literal('groundloop.check/1'),
  packs: z.array(
    z.object({
      folder: z.string(),
      id: z.string().nullable(),
      pipelines: z.number(),
      problems: z.array(
        z.object({ code: z.string(), message: z.string(), file: z.string(), line: z.number().optional() }),
      ),
    }),
  ),
});

/** The sample pack with the pipelines of a real lab, so that there is something to grade. */
async function realPack(folder: string, changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const lab = join(root, 'labs/groundloop-course/labs/mapping-the-loop');
  for (const [path, text] of Object.entries({ ...samplePack, ...changes })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(
      join(folder, path),
      path.endsWith('lesson.md') ? `${text}\n${'It comes back again. '.repeat(140)}\n` : text,
    );
  }
  await cp(join(lab, 'pipeline.ts'), join(folder, 'labs/lab1/pipeline.ts'));
  await cp(join(lab, 'solutions/checked.ts'), join(folder, 'labs/lab1/solutions/one.ts'));
  await cp(join(lab, 'variants/no-objection.ts'), join(folder, 'labs/lab1/variants/wrong.ts'));
  return folder;
}

describe('groundloop check', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'groundloop-check-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('finds nothing wrong with a sound pack, and says what it looked at', async () => {
    const { code, out, err } = groundloop(['check', await realPack(folder)]);
    assert.equal(out, 'Sample 1.0.0: nothing wrong (1 lesson, 1 lab, 1 system, 4 pipelines graded)\n');
    assert.deepEqual([code, err], [0, '']);
  });

  it('says where a verdict is not what the pack expects, with file and line', async () => {
    await realPack(folder);
    const sound = await readFile(join(folder, 'labs/lab1/solutions/one.ts'), 'utf8');
    await writeFile(join(folder, 'labs/lab1/variants/wrong.ts'), sound);
    await cp(join(folder, 'labs/lab1/pipeline.ts'), join(folder, 'labs/lab1/solutions/one.ts'));
    const { code, out } = groundloop(['check', folder, '--format', 'json']);
    assert.equal(code, 1);
    const { problems, pipelines } = reportSchema.parse(JSON.parse(out)).packs[0]!;
    assert.equal(pipelines, 4);
    assert.deepEqual(
      problems.map(({ code: what, file }) => [what, file.replace(/^.*labs\/lab1\//, '')]),
      [
        ['check.verdict', 'solutions/one.ts'],
        ['check.verdict', 'variants/wrong.ts'],
      ],
    );
    assert.match(problems[0]!.message, /expects no flaw here; the grader finds F01/);
    assert.ok((problems[0]!.line ?? 0) > 1, 'the line of the flaw');
    assert.match(problems[1]!.message, /expects F01 here; the grader finds no flaw/);
  });

  it('refuses reference numbers that the pipelines of a capstone do not come to, and says which are right', async () => {
    const file = 'labs/lab1/lab.yaml';
    await realPack(folder, packWithCapstone);
    await cp(join(folder, 'labs/lab1/solutions/one.ts'), join(folder, 'labs/lab1/references/best.ts'));
    await cp(join(folder, 'labs/lab1/pipeline.ts'), join(folder, 'labs/lab1/references/naive.ts'));
    const dear = `import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const checked = g.human.draw(200).plus(g.model.sample(900)).filter((item) => g.verifier.check(item));
  return g.bank.put('all', g.bank.get('all').plus(checked));
}
`;
    await writeFile(join(folder, 'labs/lab1/references/dear.ts'), dear);
    const problemsNow = (): z.infer<typeof reportSchema>['packs'][number]['problems'] =>
      reportSchema.parse(JSON.parse(groundloop(['check', folder, '--format', 'json']).out)).packs[0]!.problems;

    const wrong = problemsNow().filter(({ code }) => code === 'check.reference');
    assert.ok(wrong.length >= 4, JSON.stringify(wrong));
    let text = packWithCapstone[file]!;
    for (const { message, line, file: where } of wrong) {
      assert.ok(where.endsWith(file));
      const right =
        /^On seeds 1 and 2 references\/(\w+)\.ts comes to another number: write `((\w+): [\d.]+|\w+: null)`\.$/.exec(
          message,
        );
      assert.ok(right, message);
      const [, id, pair] = right;
      const lines = text.split('\n');
      assert.ok(lines.findIndex((each) => each.endsWith(`id: ${id}`)) < line!, 'the line of the reference');
      const name = pair!.split(':')[0]!;
      lines[line! - 1] = lines[line! - 1]!.replace(new RegExp(`${name}: [\\w.]+`), pair!);
      text = lines.join('\n');
    }
    await writeFile(join(folder, file), text);
    assert.deepEqual(problemsNow(), []);
  });

  it('runs the measures of a lab on every pipeline, and says where they fail, with file and line', async () => {
    await realPack(folder, packWithMeasures);
    const sound = groundloop(['check', folder]);
    assert.match(sound.out, /nothing wrong \(1 lesson, 1 lab, 1 system, 4 pipelines graded\)/);

    const code = `export const measure = ({ t, trained, human }: any) => {
  if (t === 2) throw new Error('at 2');
  return { 'rare-read': trained === 0 ? 0 : human / trained, before: 0 };
};
`;
    await writeFile(join(folder, 'labs/lab1/measures.ts'), code);
    const { code: exit, out } = groundloop(['check', folder, '--format', 'json']);
    assert.equal(exit, 1);
    const problems = reportSchema.parse(JSON.parse(out)).packs[0]!.problems;
    assert.deepEqual(
      problems
        .map(({ code: what, file, line, message }) => [what, file.replace(/^.*lab1\//, ''), line, message])
        .sort(),
      ['pipeline.ts', 'solutions/one.ts', 'variants/wrong.ts'].map((each) => [
        'check.measure',
        'measures.ts',
        2,
        `With labs/lab1/${each}: It threw Error: at 2`,
      ]),
    );
  });

  it('says where a solution does not reach what a measure asks for', async () => {
    const asked = packWithMeasures['labs/lab1/lab.yaml']!.replace('required: 0.02', 'required: 2');
    await realPack(folder, { ...packWithMeasures, 'labs/lab1/lab.yaml': asked });
    const { code, out } = groundloop(['check', folder]);
    assert.equal(code, 1);
    assert.match(
      out,
      /solutions\/one\.ts:1:1 It has no flaw, but it doesn't pass: Not yet: “Rare facts read” ends at [\d.]+ %, and this lab asks for at least 200 %\./,
    );
  });

  it('keeps a variant that only a measure of the lab catches, and says so where it passes', async () => {
    const yaml = packWithMeasures['labs/lab1/lab.yaml']!;
    const expecting = yaml.replace('wrong.ts: [F01]', 'wrong.ts: [F01], few.ts: [size]');
    const sized = expecting.replace(
      'measures:',
      `measures:\n  - { id: size, title: Size, means: Items., unit: number, good: high, required: 6000 }`,
    );
    const pack = {
      ...packWithMeasures,
      'labs/lab1/lab.yaml': sized,
      'labs/lab1/measures.ts': packWithMeasures['labs/lab1/measures.ts']!.replace(
        '({ facts }',
        '({ facts, trained }',
      ).replace('return { ', 'return { size: trained, '),
    };
    await realPack(folder, pack);
    const one = await readFile(join(folder, 'labs/lab1/solutions/one.ts'), 'utf8');
    await writeFile(join(folder, 'labs/lab1/variants/few.ts'), one.replace('sample(600)', 'sample(500)'));
    assert.match(groundloop(['check', folder]).out, /nothing wrong \(1 lesson, 1 lab, 1 system, 5 pipelines graded\)/);

    await writeFile(join(folder, 'labs/lab1/variants/few.ts'), one);
    const { code, out } = groundloop(['check', folder]);
    assert.equal(code, 1);
    assert.match(
      out,
      /variants\/few\.ts:1:1 The pack expects size here; the grader finds no flaw: Passed: .* “Size” ends at \d{4}, and at least 6000 is asked for\./,
    );
    assert.doesNotMatch(out, /wrong\.ts/);

    await writeFile(join(folder, 'labs/lab1/lab.yaml'), sized.replace('few.ts: [size]', 'few.ts: [F01]'));
    await writeFile(join(folder, 'labs/lab1/variants/few.ts'), one.replace('sample(600)', 'sample(500)'));
    const other = groundloop(['check', folder]).out;
    assert.match(other, /The pack expects F01 here; the grader finds size: Not yet: “Size” ends at \d+, and this lab/);
  });

  it('says where a pack expects something that can’t be caught', async () => {
    const yaml = packWithMeasures['labs/lab1/lab.yaml']!.replace('wrong.ts: [F01]', 'wrong.ts: [before, f01, F02]');
    await realPack(folder, { ...packWithMeasures, 'labs/lab1/lab.yaml': yaml });
    const { code, out } = groundloop(['check', folder]);
    assert.equal(code, 1);
    assert.match(
      out,
      /lab\.yaml:14:26 Nothing is `required` of `before`: say under measures what is, or take it out here\./,
    );
    assert.match(out, /lab\.yaml:14:34 `f01` is neither a flaw in play nor a measure of this lab\./);
    assert.match(out, /lab\.yaml:14:39 F02 isn't among the flaws in play/);
  });

  it('tells all mistakes in the files of several packs at once, and grades none of a broken one', async () => {
    const other = join(folder, 'other');
    await realPack(other, { 'lessons/l1/quiz.yaml': samplePack['lessons/l1/quiz.yaml']!.replace('right: true, ', '') });
    const good = await realPack(join(folder, 'good'));
    const { code, out } = groundloop(['check', good, other, '--no-pipelines']);
    assert.equal(code, 1);
    const lines = out.trim().split('\n');
    assert.equal(lines[0], 'Sample 1.0.0: nothing wrong (1 lesson, 1 lab, 1 system, 0 pipelines graded)');
    assert.match(lines[1]!, /other\/lessons\/l1\/quiz\.yaml:3:5 Entry 1 of `questions`: mark exactly one option/);
    assert.match(lines[2]!, /other: 1 problem \(not whole enough to be graded\)$/);
  });

  it('says in SARIF what a code host shows beside the lines', async () => {
    await realPack(folder, { 'extra.txt': 'x' });
    const { code, out } = groundloop(['check', folder, '--no-pipelines', '--format', 'sarif']);
    assert.equal(code, 1);
    const { version, runs } = JSON.parse(out) as { version: string; runs: { results: unknown[] }[] };
    assert.equal(version, '2.1.0');
    const [first] = runs[0]?.results as { ruleId: string; locations: [{ physicalLocation: unknown }] }[];
    assert.equal(first?.ruleId, 'pack.unknown-file');
    assert.match(JSON.stringify(first.locations[0].physicalLocation), /"uri":".*extra\.txt"/);
  });

  it('says which misconceptions the pipelines and questions exercise, and where there is a gap', async () => {
    await realPack(folder);
    const { out } = groundloop(['check', folder, '--no-pipelines', '--coverage']);
    assert.match(out, /F01 .+: 1 lab, 2 pipelines caught for it, 1 question with 1 wrong answer$/m);
    const lab = samplePack['labs/lab1/lab.yaml']!.replace('{ F01: 10 }', '{ F01: 10, F08: 5 }');
    const more = lab.replace('F01: l1#why', 'F01: l1#why, F08: l1#why').replace('  F01: [', '  F08: [Look.]\n  F01: [');
    await writeFile(join(folder, 'labs/lab1/lab.yaml'), more);
    const again = groundloop(['check', folder, '--no-pipelines', '--coverage']);
    assert.match(again.out, /F08 .+: 1 lab, 0 pipelines caught for it, .+← gap/);
  });

  it('says so where there is no pack', () => {
    const { code, out } = groundloop(['check', join(folder, 'nowhere')]);
    assert.equal(code, 1);
    assert.match(out, /nowhere The pack can't be read/);
  });

  it('finds nothing wrong with the packs of the product', async function () {
    this.timeout(10 * 60_000);
    const entries = await readdir(join(root, 'labs'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, 'labs', name));
    assert.notEqual(folders.length, 0);
    const { code, out } = groundloop(['check', ...folders]);
    assert.equal(out.match(/nothing wrong/g)?.length, folders.length, out);
    assert.equal(code, 0, out);
  });
});
