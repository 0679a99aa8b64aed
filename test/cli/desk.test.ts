import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Row, rowSchema } from '../../src/core/desk/row.ts';
import { exportSubmission, submissionText } from '../../src/desk/exportSubmission.ts';
import { signPack } from '../../src/packs/labpack/signature.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { newPrivateKey } from '../../src/signing/ed25519.ts';
import { type Learner, makeClass } from '../support/class.ts';
import { samplePack } from '../support/samplePack.ts';
import { groundloop, lab, root } from './groundloop.ts';

const readLines = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));

/** What of rows is the same however often they are graded. */
const untimed = (rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ ...row, seconds: 0 })).sort((a, b) => (a.file < b.file ? -1 : 1));

describe('groundloop grade of a class', function () {
  this.timeout(180_000);
  let folder: string;
  let handed: string;
  let learners: Learner[];
  let rows: Row[];
  const inFolder = (name: string): string => join(folder, name);
  const rowFor = ({ file }: Learner): Row => rows.find((row) => row.file.endsWith(file))!;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-desk-'));
    handed = inFolder('handed');
    learners = await makeClass(handed, 16, 5);
    const { code, err } = groundloop([
      'grade',
      handed,
      '--out',
      inFolder('rows.jsonl'),
      '--report',
      `jsonl=${inFolder('all.jsonl')}`,
    ]);
    assert.equal(code, 1, err);
    rows = readLines(inFolder('all.jsonl'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('has a row for each submission, in the order of the files, with the flaws that the program has', () => {
    assert.deepEqual(
      rows.map(({ file }) => file),
      learners.map(({ file }) => join(handed, file)).sort(),
    );
    for (const learner of learners.filter(({ edited, oddity }) => !edited && oddity !== 'forged')) {
      const found = rowFor(learner).flaws.filter(({ state }) => state === 'flawed');
      assert.deepEqual(found.map(({ id }) => id).sort(), [...learner.flaws].sort(), learner.program);
    }
  });

  it('agrees with every honest receipt, and explains each other one', () => {
    const why: Partial<Record<Learner['oddity'], RegExp>> = {
      'edited-since': /^Other code:/,
    };
    for (const learner of learners) {
      const { local, outcome, problem } = rowFor(learner);
      if (learner.oddity === 'forged') {
        assert.equal(outcome, 'refused');
        assert.match(problem?.message ?? '', /changed after it was exported/);
      } else if (learner.oddity === 'silent') assert.equal(local, null);
      else if (why[learner.oddity]) assert.match(local?.why.join('\n') ?? '', why[learner.oddity]!);
      else if (learner.oddity === 'older-pack')
        assert.deepEqual([local?.agrees, local?.with?.pack?.version], [true, '0.0.9']);
      else if (learner.oddity === 'none' && outcome === 'graded') assert.equal(local?.agrees, true, learner.file);
    }
    const odd = new Set(learners.map(({ oddity }) => oddity));
    assert.ok(odd.size >= 4, `the class is too uniform: ${[...odd].join()}`);
  });

  it('sees through a receipt that was changed before it was signed', async () => {
    const { pack } = (await new PackLibrary(join(root, 'labs')).lab('model-collapse'))!;
    const honest = learners.find((learner) => learner.oddity === 'none' && !rowFor(learner).passed)!.submission;
    const { schema, signed, ...parts } = honest;
    const receipt = { ...honest.receipt!, verdict: { ...honest.receipt!.verdict, score: 100, passed: true } };
    const file = inFolder('boast.submission.json');
    await writeFile(file, submissionText(exportSubmission({ ...parts, receipt }, newPrivateKey())));
    const { code, out } = groundloop(['grade', file, '--format', 'jsonl']);
    assert.equal(code, 1);
    const { local, score } = rowSchema.parse(JSON.parse(out));
    assert.ok(score! < 100 && local?.agrees === false && local.score === 100);
    assert.match(local.why.join('\n'), /the receipt says 100 of 100, passed; the replay says/);
    assert.equal(schema, 'groundloop.submission/1');
    assert.ok(pack.hash === honest.pack.hash && signed.signature !== '');
  });

  it('grades nothing again that has a row, and takes no harm from a torn line', async () => {
    const out = inFolder('again.jsonl');
    await cp(inFolder('rows.jsonl'), out);
    const before = readFileSync(out, 'utf8');
    const { err } = groundloop(['grade', handed, '--out', out]);
    assert.match(err, /16 are graded already, 0 are left/);
    assert.equal(readFileSync(out, 'utf8'), before);
    await writeFile(out, before.trimEnd().slice(0, -100));
    const { err: then, out: table } = groundloop(['grade', handed, '--out', out]);
    assert.match(then, /15 are graded already, 1 is left/);
    assert.match(table, /16 submissions/);
  });

  it('goes on after it was killed, and comes to the same rows', async () => {
    const out = inFolder('killed.jsonl');
    const args = [join(root, 'dist/cli.cjs'), 'grade', handed, '--out', out];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const lines = (): number => (existsSync(out) ? readFileSync(out, 'utf8').split('\n').length - 1 : 0);
    while (lines() < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const already = lines();
    assert.ok(already < 16, 'it was over too soon');
    await appendFile(out, '{"schema":"groundloop.row/1","fi');
    const report = inFolder('killed-all.jsonl');
    const { err } = groundloop(['grade', handed, '--out', out, '--report', `jsonl=${report}`]);
    assert.match(err, new RegExp(`${already} (is|are) graded already, ${16 - already} (is|are) left`));
    assert.deepEqual(untimed(readLines(report)), untimed(rows));
  });

  it('stops at Ctrl-C with what there is kept', async () => {
    const out = inFolder('stopped.jsonl');
    const args = [join(root, 'dist/cli.cjs'), 'grade', handed, '--out', out];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    while (!existsSync(out) || readFileSync(out, 'utf8') === '')
      await new Promise((resolve) => setTimeout(resolve, 20));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    assert.equal(await gone, 130);
    assert.match(said, /the same command goes on from there\.\nCancelled/);
    assert.ok(readLines(out).length < 16);
  });

  it('in parts and merged is the same as whole, and says what is missing of which part', () => {
    const parts = [1, 2, 3].map((i) => inFolder(`part${i}.jsonl`));
    for (const [i, out] of parts.entries())
      groundloop(['grade', handed, '--shard', `${i + 1}/3`, '--out', out, '--format', 'csv-moodle']);
    const counts = parts.map((out) => readLines(out).length);
    assert.equal(
      counts.reduce((a, b) => a + b),
      16,
    );
    assert.ok(
      counts.every((count) => count > 0),
      counts.join(),
    );
    const merged = inFolder('merged.jsonl');
    const { code, err } = groundloop([
      'merge',
      ...parts,
      '--report',
      `jsonl=${merged}`,
      '--submissions',
      handed,
      '--shards',
      '3',
    ]);
    assert.equal(code, 1, 'some need a look');
    assert.equal(err, '');
    assert.deepEqual(untimed(readLines(merged)), untimed(rows));
    const some = groundloop(['merge', parts[0]!, parts[2]!, '--submissions', handed, '--shards', '3']);
    assert.equal(some.err.match(/There is no row for .*\. It belongs to shard 2\/3\./g)?.length, counts[1]);
  });

  it('ends hostile submissions as faults while the others are graded', async () => {
    const { pack, files } = (await new PackLibrary(join(root, 'labs')).lab('model-collapse'))!;
    const hostile: Record<string, [string, string]> = {
      endless: ['export function step() { for (;;); }', 'timeout'],
      hog: ['export function step() { const all = []; for (;;) all.push(new Array(1e6).fill(1)); }', 'memory'],
      files: ["export function step() { return require('fs').readdirSync('/'); }", 'runtime'],
      good: [files.solutions.get('accumulate.ts')!, ''],
    };
    const own = inFolder('hostile');
    await mkdir(own);
    for (const [name, [code]] of Object.entries(hostile)) {
      const parts = {
        lab: 'model-collapse',
        pack: { id: pack.id, version: pack.version, hash: pack.hash },
        learner: { name },
        made: '2026-10-01T09:00:00.000Z',
        code,
      };
      await writeFile(join(own, `${name}.submission.json`), submissionText(exportSubmission(parts, newPrivateKey())));
    }
    await writeFile(join(own, 'junk.submission.json'), '{"schema": "groundloop.submission/1",');
    const { code, out } = groundloop(['grade', own, '--seconds', '10', '--memory', '200', '--format', 'jsonl']);
    assert.equal(code, 1);
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => rowSchema.parse(JSON.parse(line)));
    assert.equal(found.length, 5);
    for (const [name, [, kind]] of Object.entries(hostile)) {
      const row = found.find(({ learner }) => learner?.name === name);
      assert.equal(row?.outcome, kind === '' ? 'graded' : 'fault', name);
      if (kind !== '' && name !== 'files') assert.equal(row.problem?.code, kind, row.problem?.message);
      if (name === 'files') assert.match(row.problem?.message ?? '', /require/);
    }
    const junk = found.find(({ file }) => file.includes('junk'));
    assert.match(junk?.problem?.message ?? '', /junk\.submission\.json:1:\d+ This isn't valid JSON/);
  });

  it('grades again what ended at a limit that is larger now', () => {
    const out = inFolder('limits.jsonl');
    const file = join(inFolder('hostile'), 'endless.submission.json');
    const grade = (seconds: string) => groundloop(['grade', file, '--out', out, '--seconds', seconds]).err;
    grade('1');
    assert.match(grade('1'), /1 is graded already, 0 are left/);
    assert.doesNotMatch(grade('2'), /graded already/);
    assert.deepEqual(
      readLines(out).map(({ problem, limits }) => [problem?.code, limits?.seconds]),
      [
        ['timeout', 1],
        ['timeout', 2],
      ],
    );
  });

  it('grades with a pack folder or a .labpack file', () => {
    const course = join(root, 'labs/groundloop-course');
    const labpack = inFolder('course.labpack');
    groundloop(['build', course, '--out', labpack]);
    const one = join(handed, learners[0]!.file);
    for (const pack of [course, labpack]) {
      const { out } = groundloop(['grade', one, '--pack', pack, '--format', 'jsonl']);
      assert.deepEqual(untimed([rowSchema.parse(JSON.parse(out))]), untimed([rowFor(learners[0]!)]));
    }
  });

  it('grades nothing by a pack that was changed after it was signed', async () => {
    const hash = '0'.repeat(64);
    const signature = signPack({ id: 'sample', version: '1.0.0', hash }, 'Doe University', newPrivateKey());
    assert.ok(signature.ok);
    const changed = inFolder('changed.labpack');
    await writeFile(changed, await writeLabpack(new Map(Object.entries(samplePack)), signature.value));
    const { code, err } = groundloop(['grade', join(handed, learners[0]!.file), '--pack', changed]);
    assert.equal(code, 2);
    assert.match(err, /changed\.labpack can't be trusted: it was signed for other files/);
  });

  it('refuses bad usage with exit code 2 and a way out, and leaves other files alone', async () => {
    const mine = inFolder('mine.ts');
    await writeFile(mine, 'one\ntwo\n');
    await mkdir(inFolder('empty'));
    const labels = inFolder('labels.json');
    await writeFile(labels, '{\n  "F04": "Human data lost"\n}\n');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['grade', inFolder('absent')], /absent: there is no such file or folder/],
      [['grade', inFolder('empty')], /There is no \*\.submission\.json in .*empty\./],
      [['grade', handed, '--pack', inFolder('absent.labpack')], /Can't read .*absent\.labpack/],
      [['grade', handed, '--out', mine], /mine\.ts is no file of rows\. Choose another file/],
      [['grade', handed, '--report', 'word=a'], /Use FORMAT=FILE, with a format of table, csv-canvas/],
      [['grade', handed, '--format', 'text'], /Use table or csv-canvas/],
      [['grade', handed, '--shard', '0/3'], /Use i\/n, from 1\/n to n\/n/],
      [['grade', handed, '--seconds', '3601'], /Use a whole number from 1 to 3600/],
      [['grade', handed, '--memory', '16385'], /Use a whole number from 1 to 16384/],
      [['worker', '--queue', '--lease', '3601'], /Use a whole number from 1 to 3600/],
      [['grade', handed, '--receipt', mine], /for a pipeline with --lab/],
      [['grade', join(lab, 'pipeline.ts'), handed, '--lab', 'model-collapse'], /graded alone/],
      [['merge', inFolder('absent.jsonl')], /absent\.jsonl: there is no such file/],
      [['merge', labels], /labels\.json holds no row\. Give a file that `groundloop grade --out` wrote/],
      [['grade', handed, '--before', labels], /labels\.json holds no row/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = groundloop(args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, message);
    }
    assert.equal(readFileSync(mine, 'utf8'), 'one\ntwo\n');
    assert.ok((await readdir(folder)).every((name) => !name.endsWith('.tmp')));
  });
});
