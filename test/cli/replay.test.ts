import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installNode } from '../../scripts/nodes.ts';
import { canonicalJson } from '../../src/core/base/canonicalJson.ts';
import { type Receipt, receiptSchema } from '../../src/core/grading/receipt.ts';
import { type Replay, replaySchema } from '../../src/core/grading/replay.ts';
import { verdictSchema } from '../../src/core/grading/verdict.ts';
import { groundloop, lab, root } from './groundloop.ts';

const skeleton = join(lab, 'pipeline.ts');
const solution = join(lab, 'solutions/accumulate.ts');
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const readReceipt = (file: string): Receipt => receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

describe('groundloop replay', function () {
  this.timeout(240_000);
  let folder: string;
  /** Receipts of the skeleton and of a solution. */
  let flawed: string;
  let sound: string;
  const inFolder = (name: string): string => join(folder, name);

  /** Grades with a receipt and returns the verdict as it was printed. */
  function gradeTo(receipt: string, pipeline: string, ...more: string[]) {
    const args = ['grade', pipeline, '--lab', 'model-collapse', '--format', 'json', '--receipt', receipt, ...more];
    const { out, err } = groundloop(args);
    assert.equal(err, '');
    return verdictSchema.parse(JSON.parse(out));
  }

  function replay(
    receipt: string,
    pipeline: string,
    where: { node?: string; dist?: string } = {},
  ): { code: number | null; replay: Replay } {
    const { code, out, err } = groundloop(['replay', receipt, pipeline, '--format', 'json'], where);
    assert.equal(err, '');
    return { code, replay: replaySchema.parse(JSON.parse(out)) };
  }

  /** The kinds of difference, each once. */
  const kinds = ({ differences }: Replay): string[] => [...new Set(differences.map(({ what }) => what))];
  const said = ({ differences }: Replay): string => differences.map(({ message }) => message).join('\n');

  /** A receipt changed after it was written. */
  async function tampered(original: string, change: (receipt: Receipt) => unknown): Promise<string> {
    const receipt = readReceipt(original);
    change(receipt);
    const file = inFolder('tampered.json');
    await writeFile(file, JSON.stringify(receipt));
    return file;
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-replay-'));
    flawed = inFolder('flawed.json');
    sound = inFolder('sound.json');
    gradeTo(flawed, skeleton);
    gradeTo(sound, solution, '--seed-block', '4');
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('has a receipt that says what was graded, with what, and what came of it', () => {
    const receipt = inFolder('again.json');
    const verdict = gradeTo(receipt, skeleton);
    const { timings, summary, advice, flaws, ...rest } = verdict;
    assert.ok(timings.generations > 0);
    assert.ok(summary !== '' && advice.length >= 0);
    const decided = { ...rest, flaws: flaws.map(({ title, limit, evidence, related, ...flaw }) => flaw) };
    const written = readReceipt(receipt);
    assert.deepEqual(
      [written.lab, written.pack, written.grader, written.seeds],
      [verdict.lab, verdict.pack, verdict.grader, verdict.seeds],
    );
    assert.equal(written.code.hash, sha256(readFileSync(skeleton)));
    assert.equal(written.verdict.hash, sha256(canonicalJson(decided)));
    assert.equal(written.engine.version, process.versions.node);
    assert.equal(readReceipt(sound).seeds[0], 4001);
    assert.deepEqual(written, readReceipt(flawed), 'the same grade has the same receipt');
  });

  for (const major of [process.versions.node, 22, 24]) {
    it(`reproduces flawed and sound verdicts bit for bit on Node ${major}`, async function () {
      const node = typeof major === 'number' ? await installNode(major) : process.execPath;
      if (node === undefined) return this.skip();
      for (const [receipt, pipeline] of [
        [flawed, skeleton],
        [sound, solution],
      ] as const) {
        const { code, replay: again } = replay(receipt, pipeline, { node });
        assert.deepEqual(again.differences, []);
        assert.equal(code, 0);
        assert.equal(again.reproduced, true);
        assert.ok(again.receipt);
        const { engine: is, ...receiptIs } = again.receipt;
        const { engine: was, ...receiptWas } = readReceipt(receipt);
        assert.ok(is.version.startsWith(String(major)), is.version);
        assert.equal(is.fingerprint, was.fingerprint);
        assert.deepEqual(receiptIs, receiptWas);
      }
    });
  }

  it('says in words that all is the same, or what is not', () => {
    const same = groundloop(['replay', flawed, skeleton]);
    assert.equal(same.code, 0);
    assert.match(same.out, /^Reproduced bit for bit\.\n/);
    const other = groundloop(['replay', flawed, solution]);
    assert.equal(other.code, 1);
    assert.match(other.out, /^Not reproduced: \d differences\./);
    assert.match(other.out, /- Other code: .* line ends and spaces count too\./);
    assert.match(other.out, /- F04 Human data lost: it was found, it is not found\./);
  });

  it('names other code first, also where it cannot be graded', async () => {
    const comment = inFolder('comment.ts');
    await copyFile(skeleton, comment);
    await appendFile(comment, '// a comment\n');
    const alike = replay(flawed, comment);
    assert.equal(alike.code, 1);
    assert.deepEqual(kinds(alike.replay), ['code', 'verdict']);
    assert.match(said(alike.replay), /seeds, score and flaws are alike/);

    const broken = inFolder('broken.ts');
    await writeFile(broken, 'export const step = ;\n');
    const fault = replay(flawed, broken);
    assert.equal(fault.code, 1);
    assert.deepEqual(kinds(fault.replay), ['code', 'fault']);
    assert.equal(fault.replay.fault?.kind, 'syntax');
    assert.equal(fault.replay.receipt, null);
  });

  it('names a pack of which a file has changed', async () => {
    const dist = inFolder('installation/dist');
    await mkdir(dist, { recursive: true });
    for (const file of ['cli.cjs', 'worker.cjs', 'guest.cjs', 'stripper.wasm.br'])
      await copyFile(join(root, 'dist', file), join(dist, file));
    await cp(join(root, 'labs'), inFolder('installation/labs'), { recursive: true });
    assert.equal(replay(flawed, skeleton, { dist }).code, 0, 'an untouched copy is the same pack');
    const readme = inFolder('installation/labs/groundloop-course/labs/model-collapse/README.md');
    await appendFile(readme, '\nOne more sentence.\n');
    const { code, replay: again } = replay(flawed, skeleton, { dist });
    assert.equal(code, 1);
    assert.deepEqual(kinds(again), ['pack', 'verdict']);
    assert.match(said(again), /Both say version .*, so a file of the pack was changed/);
  });

  const cases: readonly (readonly [string, (receipt: Receipt) => unknown, readonly string[], RegExp])[] = [
    ['a pack’s version', (r) => (r.pack.version = '9.9.9'), ['pack'], /this very hash .* changed after/],
    ['a pack’s hash', (r) => (r.pack.hash = sha256('other')), ['pack'], /Other pack groundloop-course: its hash was/],
    [
      'another grader',
      (r) => (r.grader.version = '0.0.1'),
      ['grader'],
      /from Groundloop 0\.0\.1.*with version 0\.0\.1/,
    ],
    ['another engine', (r) => (r.engine.fingerprint = '0'.repeat(16)), ['engine'], /fingerprint was 0000000000000000/],
    ['other seeds', (r) => (r.seeds = [7, 9]), ['seeds', 'verdict'], /lists 7, 9, the replay used 1 to \d+/],
    ['another block of seeds', (r) => (r.seedBlock = 2), ['seeds', 'flaw', 'verdict'], /replay used 2001 to/],
    [
      'a better score',
      (r) => (r.verdict.score = 99),
      ['score', 'verdict'],
      /99 of 100.*\n.*changed after it was written/,
    ],
    ['a pass', (r) => (r.verdict.passed = true), ['score', 'verdict'], /says \d+ of 100, passed/],
    ['another hash', (r) => (r.verdict.hash = sha256('x')), ['verdict'], /Something else in it differs/],
  ];
  for (const [name, change, what, words] of cases) {
    it(`names what was changed in the receipt: ${name}`, async () => {
      const { code, replay: again } = replay(await tampered(flawed, change), skeleton);
      assert.equal(code, 1);
      assert.deepEqual(kinds(again), what);
      assert.match(said(again), words);
    });
  }

  it('names the flaws that differ although everything else is the same', async () => {
    const file = await tampered(flawed, ({ verdict }) => {
      verdict.hash = sha256('another verdict');
      for (const flaw of verdict.flaws) {
        if (flaw.id === 'F04') flaw.state = 'clear';
        if (flaw.id === 'F06') flaw.effect = (flaw.effect ?? 0) + 1e-12;
      }
    });
    const { code, replay: again } = replay(file, skeleton);
    assert.equal(code, 1);
    const flaws = again.differences.filter(({ what }) => what === 'flaw');
    assert.deepEqual(flaws.map(({ flaw }) => flaw).sort(), ['F04', 'F06']);
    assert.match(said(again), /F04 Human data lost: it was not found, it is found\./);
    assert.match(
      said(again),
      /F06 .*: found as before, but the measured effect was (0\.\d{9,}) and is (?!\1)0\.\d{9,}\./,
    );
    assert.match(said(again), /differs although code, pack, grader, arithmetic and seeds are the same.*please report/);
  });

  it('refuses a receipt it can’t read, with the place and the mistake', async () => {
    const text = await readFile(flawed, 'utf8');
    const broken: readonly (readonly [string, RegExp])[] = [
      ['', /receipt\.json:1:1 This isn't valid JSON/],
      [text.slice(0, 200), /receipt\.json:\d+:\d+ This isn't valid JSON/],
      [
        text.replace('"seedBlock": 0', '"seedBlock": -1'),
        /receipt\.json:17:3 `seedBlock` must be a whole number from 0 to 999999/,
      ],
      [text.replace(/"code": \{[^}]*\}/, '"code": {}'), /receipt\.json:\d+:\d+ `hash` is missing; write a text\./],
      [text.replace(/"seeds": \[[^\]]*\]/, '"seeds": 3'), /`seeds` must be a list in square brackets, but it is `3`/],
      [text.replace(/("fingerprint": ")\w+/, '$1zz'), /`fingerprint` is `zz`; it must be 16 digits/],
      [text.replace('receipt/1', 'receipt/2'), /:2:3 This receipt is `groundloop\.receipt\/2`.* Update Groundloop/],
      [text.replace('receipt/1', 'verdict/1'), /:2:3 This is `groundloop\.verdict\/1`, not a receipt/],
      ['[]', /receipt\.json:1:1 .*block of named values/],
      [
        text.replace('"lab": "model-collapse"', '"lab": "nope"'),
        /no lab "groundloop-course\/nope"\. Labs: .*model-coll/,
      ],
    ];
    const receipt = inFolder('receipt.json');
    for (const [content, message] of broken) {
      await writeFile(receipt, content);
      const { code, out, err } = groundloop(['replay', receipt, skeleton]);
      assert.match(err, message);
      assert.deepEqual([code, out], [2, '']);
    }
    for (const [args, message] of [
      [['replay', inFolder('absent.json'), skeleton], /Can't read .*no such file.*path of a receipt/],
      [['replay', flawed, inFolder('absent.ts')], /Can't read .*no such file/],
      [['replay', flawed], /missing required argument 'pipeline'/],
      [['replay', flawed, skeleton, '--format', 'xml'], /Use text or json/],
    ] as const) {
      const { code, out, err } = groundloop(args);
      assert.match(err, message);
      assert.deepEqual([code, out], [2, '']);
    }
  });

  describe('grade --receipt', () => {
    const grade = (pipeline: string, receipt: string) =>
      groundloop(['grade', pipeline, '--lab', 'model-collapse', '--receipt', receipt]);

    it('replaces an older receipt, and leaves nothing else behind', async () => {
      const own = await mkdtemp(inFolder('own-'));
      const file = join(own, 'receipt.json');
      assert.equal(grade(skeleton, file).code, 1, 'the exit code is the verdict’s');
      assert.equal(grade(solution, file).code, 0);
      assert.equal(readReceipt(file).verdict.score, 100);
      assert.deepEqual(readdirSync(own), ['receipt.json']);
    });

    it('grades nothing where the receipt can’t go, least of all over a pipeline', async () => {
      const mine = inFolder('mine.ts');
      await copyFile(skeleton, mine);
      for (const [target, message] of [
        [mine, /Can't write the receipt to .*mine\.ts: there is a file that is not a receipt\. Choose another file\./],
        [folder, /it is a folder or a device/],
        [inFolder('nowhere/receipt.json'), /its folder can't be used, there is no such file or folder/],
        [join(mine, 'receipt.json'), /its folder is a file/],
      ] as const) {
        const { code, out, err } = grade(mine, target);
        assert.match(err, message);
        assert.deepEqual([code, out], [2, '']);
      }
      assert.equal(await readFile(mine, 'utf8'), await readFile(skeleton, 'utf8'));
    });

    it('writes none for a pipeline that could not be graded, and says so', async () => {
      const broken = inFolder('syntax.ts');
      await writeFile(broken, 'export const step = ;\n');
      const { code, out, err } = grade(broken, inFolder('none.json'));
      assert.equal(code, 1);
      assert.match(out, /Not graded/);
      assert.match(err, /no receipt, because this run could not be graded/);
      assert.equal(existsSync(inFolder('none.json')), false);
    });
  });
});
