import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { groundloop, root } from './groundloop.ts';

describe('groundloop new', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-new-'));
  const pack = join(folder, 'mine');
  const make = (...args: string[]): ReturnType<typeof groundloop> => groundloop(['new', ...args]);
  const outline = (): string => readFileSync(join(pack, 'pack.yaml'), 'utf8');
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes a pack, a lesson, a question and labs that pass every check, graded pipelines included', () => {
    assert.equal(make('pack', 'mine', '--in', folder).code, 0);
    appendFileSync(join(pack, 'pack.yaml'), '# What I want to say in the next module\n');
    assert.equal(
      make('lab', 'first-lab', '--in', pack, '--lesson', 'first-lesson', '--title', 'Who: decides?').code,
      0,
    );
    assert.equal(make('lesson', 'second', '--in', pack).code, 0);
    assert.equal(make('quiz', 'second', '--in', pack).code, 0);
    assert.equal(make('lab', 'free-lab', '--in', pack).code, 0);
    const { code, out } = groundloop(['check', pack]);
    assert.match(out, /nothing wrong, 11 files to be written \(2 lessons, 2 labs, 0 systems, 8 pipelines graded\)/);
    assert.equal(code, 0);
  });

  it('lets an editor read its pipelines without a word of complaint, and keeps what that takes out of the pack', () => {
    const typescript = ['node_modules/typescript/bin/tsc', '--project', pack].map((path, i) =>
      i === 0 ? join(root, path) : path,
    );
    const { status, stdout } = spawnSync(process.execPath, typescript, { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [0, '']);
    const file = join(folder, 'mine.labpack');
    assert.equal(groundloop(['build', pack, '--out', file]).code, 0);
    assert.doesNotMatch(readFileSync(file).toString('latin1'), /tsconfig|groundloop\.d\.ts/);
  });

  it('names every text that only holds a place, at its line, until it is another', () => {
    const file = join(pack, 'lessons/second/quiz.yaml');
    const look = (...args: string[]) => groundloop(['check', pack, '--no-pipelines', ...args]);
    assert.match(
      look().out,
      /second\/quiz\.yaml:4:10 “What does the section say\?” is still the text of `groundloop new`: write your own\. So are 9 others in it\.\n/,
    );
    const { packs } = JSON.parse(look('--format', 'json').out) as { packs: { problems: []; warnings: object[] }[] };
    assert.deepEqual([packs[0]?.problems.length, packs[0]?.warnings.length], [0, 11]);
    const levels = look('--format', 'sarif').out.match(/"level": "\w+"/g) ?? [];
    assert.deepEqual([levels.length, ...new Set(levels)], [11, '"level": "warning"']);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(ask|text|feedback): .*/g, '$1: Words of my own.'));
    const { code, out } = look();
    assert.doesNotMatch(out, /second\/quiz\.yaml/);
    assert.equal(code, 0);
  });

  it('adds what is new to the outline, and keeps the author’s comments', () => {
    const { modules, labs } = parse(outline()) as { modules: { lessons: unknown }[]; labs: unknown };
    assert.deepEqual(modules[0]?.lessons, [{ id: 'first-lesson', lab: 'first-lab' }, { id: 'second' }]);
    assert.deepEqual(labs, ['free-lab']);
    assert.ok(outline().includes('# What I want to say in the next module'));
  });

  it('changes nothing where something is in the way, and says what', () => {
    const before = outline();
    const mine = join(pack, 'labs/first-lab/lab.yaml');
    writeFileSync(mine, 'mine');
    for (const [args, words] of [
      [['lab', 'first-lab', '--in', pack], /is there already/],
      [['lab', 'other', '--in', pack, '--lesson', 'nope'], /no lesson `nope`/],
      [['lab', 'other', '--in', pack, '--lesson', 'first-lesson'], /has the lab `first-lab` already/],
      [['lesson', 'other', '--in', pack, '--module', 'm9'], /no module `m9`\. Modules: m1/],
      [['lesson', 'Bad Id', '--in', pack], /lower-case letters/],
      [['lesson', 'other', '--in', folder], /There is no pack in/],
      [['quiz', 'nope', '--in', pack], /no such file/],
    ] as const) {
      const { code, err } = make(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, words);
    }
    assert.equal(outline(), before);
    assert.equal(readFileSync(mine, 'utf8'), 'mine');
  });
});
