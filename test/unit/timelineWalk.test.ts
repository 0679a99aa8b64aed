import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../src/core/base/result.ts';
import type { Kept } from '../../src/core/course/timeline.ts';
import { timelineLimits, type TimelineLimits } from '../../src/core/course/timelineLimits.ts';
import { changeFiles, keepFiles, type Change } from '../../src/workspace/changeFiles.ts';
import { writeManifest } from '../../src/workspace/labManifest.ts';
import { labTexts } from '../../src/workspace/labTexts.ts';
import { resetLab, restoreKept } from '../../src/workspace/resetLab.ts';
import { Snapshots } from '../../src/workspace/snapshots.ts';
import { hashBytes } from '../../src/workspace/textPool.ts';
import { FaultyDisk } from '../support/faultyDisk.ts';
import { LearnerDesk } from '../support/learnerDesk.ts';

const pipeline = 'pipeline.ts';
const hashOf = (text: string): string => hashBytes(Buffer.from(text));

/** Numbers from a seed, so that a walk can be walked again. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A learner, two windows on one lab, and a machine that fails. */
class Walk {
  /** Every text the learner ever saved. */
  readonly saved = new Set<string>();
  /** Every text that something of ours replaced, on the disk or on the screen. */
  readonly replaced = new Set<string>();
  readonly done = new Map<string, number>();
  crashes = 0;
  readonly #root: string;
  readonly #random: () => number;
  readonly #limits: TimelineLimits;
  readonly #desk: LearnerDesk;
  #disk = new FaultyDisk();
  #windows: readonly Snapshots[] = [];
  #skeleton = '// skeleton 0\n';
  #texts = 0;

  constructor(root: string, seed: number, limits: TimelineLimits) {
    this.#root = root;
    this.#random = randomFrom(seed);
    this.#limits = limits;
    this.#desk = new LearnerDesk(join(root, 'lab'), () => this.#disk);
  }

  async start(): Promise<void> {
    this.#windows = [this.#open(), this.#open()];
    for (const [path, text] of this.#pack()) await this.#desk.write(path, Buffer.from(text));
    await this.#found();
  }

  async step(): Promise<void> {
    if (this.#random() < 0.12) return this.#crash();
    this.#disk.where = this.#random() < 0.5 ? '' : join(this.#root, 'storage');
    if (this.#random() < 0.05) this.#disk.state = this.#pick(['well', 'full', 'read-only']);
    else if (this.#random() < 0.3) this.#disk.state = 'well';
    this.#disk.share = this.#random() * 0.99;
    await this.#act();
  }

  /** Every text there is now, on the disk or in the timeline. */
  async present(): Promise<ReadonlySet<string>> {
    const now = await readFile(join(this.#root, 'lab', pipeline)).catch(() => undefined);
    const lists = await Promise.all(this.#windows.map((window) => listOf(window)));
    return new Set([...(now ? [hashBytes(now)] : []), ...lists.flatMap(hashesOf)]);
  }

  /** What a window sees that is opened now. Every text must be readable, and be what its hash says. */
  async afterRestart(): Promise<ReadonlySet<string>> {
    const fresh = this.#open();
    const kept = await listOf(fresh);
    for (const file of kept.flatMap(({ files }) => files))
      assert.ok(await fresh.read(file), `${file.path} can be read`);
    return new Set(hashesOf(kept));
  }

  async idle(): Promise<void> {
    this.#disk.state = 'well';
    for (const window of this.#windows) await window.list();
  }

  #open(): Snapshots {
    return new Snapshots(join(this.#root, 'storage'), { disk: this.#disk, limits: this.#limits });
  }

  #pack(): ReadonlyMap<string, string> {
    return labTexts({ readme: `# Task ${this.#skeleton}`, skeleton: this.#skeleton, prompts: new Map() }, 'types\n');
  }

  async #act(): Promise<void> {
    const acts = {
      edit: 30,
      save: 34,
      grade: 12,
      reset: 5,
      restore: 8,
      update: 3,
      repair: 3,
      putBack: 3,
      apply: 2,
    } as const;
    let at = this.#random() * Object.values(acts).reduce((sum, weight) => sum + weight, 0);
    const name = (Object.keys(acts) as (keyof typeof acts)[]).find((key) => (at -= acts[key]) < 0) ?? 'edit';
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
    const window = this.#pick(this.#windows);
    switch (name) {
      case 'edit':
        // Sometimes what was written before: an undo.
        this.#desk.typed =
          this.#random() < 0.1 ? this.#pick([...this.saved, this.#skeleton]) : `text ${this.#texts++}\n`;
        return;
      case 'save':
        return this.#save(window);
      case 'grade': {
        const text = this.#desk.typed ?? (await this.#desk.read(pipeline))?.toString();
        const run = { score: Math.floor(this.#random() * 100), passed: false };
        if (text !== undefined)
          await window.note({ why: 'graded', files: new Map([[pipeline, Buffer.from(text)]]), run });
        return;
      }
      case 'reset':
        return this.#replacing(() => resetLab(this.#desk, window, this.#pack()));
      case 'restore': {
        const kept = await listOf(window);
        if (kept.length > 0) await this.#replacing(() => restoreKept(this.#desk, window, this.#pick(kept)));
        return;
      }
      case 'update':
        this.#skeleton = `// skeleton ${this.#texts++}\n`;
        return this.#replacing(() => changeFiles(this.#desk, window, 'update', asBytes(this.#pack())));
      case 'apply':
        return this.#replacing(() =>
          changeFiles(this.#desk, window, 'apply', asBytes(new Map([[pipeline, `applied ${this.#texts++}\n`]]))),
        );
      case 'repair':
        await keepFiles(this.#desk, window, 'repair', [pipeline]);
        await writeManifest(join(this.#root, 'lab'), {
          format: 1,
          pack: 'p',
          packVersion: '1.0.0',
          lab: 'l',
          created: '2026-09-01T10:00:00.000Z',
        });
        return;
      case 'putBack':
        // The learner removes the file, and has the skeleton put back.
        if (this.#desk.typed !== undefined || this.#disk.state !== 'well') return;
        await window.list();
        await this.#desk.remove(pipeline);
        await this.#desk.write(pipeline, Buffer.from(this.#skeleton));
    }
  }

  async #save(window: Snapshots): Promise<void> {
    const text = this.#desk.typed ?? (await this.#desk.read(pipeline))?.toString() ?? '';
    try {
      await this.#desk.write(pipeline, Buffer.from(text));
    } catch (error) {
      // Not saved, as any editor would say: it stays on the screen.
      this.#desk.typed = text;
      if (this.#disk.crashed) throw error;
      return;
    }
    this.saved.add(text);
    await window.note({ why: 'saved', files: new Map([[pipeline, Buffer.from(text)]]) });
  }

  async #replacing(change: () => Promise<Result<Change>>): Promise<void> {
    const before = [(await this.#desk.read(pipeline))?.toString(), this.#desk.typed];
    const done = await change();
    if (!done.ok || !done.value.changed.includes(pipeline)) return;
    for (const text of before) if (text !== undefined) this.replaced.add(text);
  }

  /** The process is killed somewhere in the next act, at any byte; then it starts again, and may be killed in that too. */
  async #crash(): Promise<void> {
    // What is only in memory is lost with it, and told so beforehand: see the notice.
    await this.idle();
    for (let tries = 0; ; tries++) {
      this.#disk.crashAfter(Math.floor(this.#random() * 7), this.#random());
      try {
        await (tries === 0 ? this.#act() : this.#found());
      } catch (error) {
        if (!this.#disk.crashed) throw error;
      }
      if (this.#disk.crashed) this.crashes++;
      this.#disk = new FaultyDisk();
      this.#desk.typed = undefined;
      for (const window of this.#windows) window.dispose();
      this.#windows = [this.#open(), this.#open()];
      if (this.#random() < 0.8) break;
    }
    await this.#found();
  }

  /** What a window does with a lab it opens. */
  async #found(): Promise<void> {
    const bytes = await this.#desk.read(pipeline);
    if (bytes) await this.#windows[0]!.note({ why: 'found', files: new Map([[pipeline, bytes]]) });
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }
}

const asBytes = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> =>
  new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));

const hashesOf = (list: readonly Kept[]): string[] => list.flatMap(({ files }) => files.map(({ hash }) => hash));

async function listOf(snapshots: Snapshots): Promise<readonly Kept[]> {
  const listed = await snapshots.list();
  return listed.ok ? listed.value : [];
}

const roomy: TimelineLimits = { count: 10_000, bytes: 1e9 };

describe('A thousand steps of editing, saving, resetting, restoring and crashing', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'groundloop-walk-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const seeds = (process.env['GROUNDLOOP_WALK_SEEDS'] ?? '1').split(',').map(Number);
  for (const seed of seeds) {
    it(`lose no text that the learner saved (seed ${seed})`, async () => {
      const walk = new Walk(root, seed, roomy);
      await walk.start();
      for (let step = 1; step <= 1000; step++) {
        await walk.step();
        const present = await walk.present();
        for (const text of [...walk.saved, ...walk.replaced])
          assert.ok(present.has(hashOf(text)), `step ${step}: "${text.trim()}" is lost`);
        if (step % 100 === 0) {
          await walk.idle();
          const kept = await walk.afterRestart();
          const now = await walk.present();
          assert.ok([...now].every((hash) => kept.has(hash) || present.has(hash)));
        }
      }
      assert.ok(walk.saved.size > 100 && walk.crashes > 30, `${walk.saved.size} saved, ${walk.crashes} crashes`);
      assert.equal(walk.done.size, 9, 'everything was done');
    });
  }

  it('keep, within small limits, what something of ours replaced, and only what is needed', async () => {
    const walk = new Walk(root, 3, { ...timelineLimits, count: 260 });
    await walk.start();
    for (let step = 1; step <= 1000; step++) {
      await walk.step();
      const present = await walk.present();
      for (const text of walk.replaced) assert.ok(present.has(hashOf(text)), `step ${step}: "${text.trim()}" is lost`);
    }
    assert.ok(walk.replaced.size > 40, `${walk.replaced.size} replaced`);
    await walk.idle();
    const kept = await walk.afterRestart();
    const texts = (await readdir(join(root, 'storage', 'texts'))).filter((name) => /^[0-9a-f]{64}$/.test(name));
    assert.ok(texts.length <= kept.size + 260 * 0.1, `${texts.length} texts for ${kept.size}`);
  });
});
