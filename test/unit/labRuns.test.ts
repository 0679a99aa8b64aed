import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RunQueue } from '../../src/sandbox/runQueue.ts';
import { runStatus, shownVerdict, type RunOutcome } from '../../src/workspace/labRun.ts';
import { LabRuns, type RunnableLab } from '../../src/workspace/labRuns.ts';
import { RunKeeper, type RunListener } from '../../src/workspace/runKeeper.ts';
import { verdictOf } from './verdictFixture.ts';

const place = 'file:///lab';

interface Run {
  readonly text: string;
  readonly listener: RunListener;
  readonly end: (outcome: RunOutcome) => void;
}

/** What can happen next; edits and saves more often. */
const acts: readonly ((scene: Scene) => void)[] = (
  [
    ['open'],
    ['edit'],
    ['edit'],
    ['save'],
    ['save'],
    ['close'],
    ['writeElsewhere'],
    ['ask'],
    ['cancel'],
    ['settle', 0],
    ['settle', 1],
    ['settle', 2],
    ['settle', -1],
    ['progress', -1],
    ['provisionally', -1],
    // What a run that is over still had to say.
    ['provisionally', -2],
  ] as const
).map(([name, at = 0]) => (scene) => {
  scene[name](at);
});

/** A pipeline, an editor on it, and a sandbox, each as slow as the script wants. */
class Scene {
  screen: string | undefined;
  disk: string | undefined = 'at first';
  /** What was asked for last, if that was a save. */
  lastSave: string | undefined;
  lastGraded: string | undefined;
  /** What has not come yet, by how it comes. */
  readonly pending: (() => void)[] = [];
  looking = 0;
  going = 0;
  readonly begun: Run[] = [];
  readonly lab: RunnableLab;
  readonly runs: LabRuns<RunnableLab>;
  #texts = 0;

  constructor() {
    const keeper = new RunKeeper({ screen: () => this.screen, disk: () => this.#read() }, () => undefined);
    this.lab = { place, runs: keeper };
    this.runs = new LabRuns(new RunQueue(), {
      start: (_lab, text, listener, signal) => this.#start(text, listener, signal),
      ended: (_lab, text, outcome) => {
        if (outcome.kind !== 'cancelled') this.lastGraded = text;
      },
      unreadable: () => undefined,
    });
  }

  open(): void {
    if (this.screen === undefined && this.disk !== undefined) this.screen = this.disk;
    this.#see();
  }

  edit(): void {
    if (this.screen === undefined) return;
    this.screen = this.#next();
    this.#see();
  }

  save(): void {
    if (this.screen === undefined) return;
    this.disk = this.lastSave = this.screen;
    const find = (): Promise<RunnableLab> => this.#later(() => this.lab);
    void this.runs.saved(place, this.screen, find);
  }

  close(): void {
    this.screen = undefined;
    this.#see();
  }

  writeElsewhere(): void {
    if (this.screen !== undefined) return;
    this.disk = this.#next();
    this.#see();
  }

  ask(): void {
    this.lastSave = undefined;
    void this.runs.ask(this.lab);
  }

  cancel(): void {
    this.lastSave = undefined;
    this.runs.cancel(this.lab);
  }

  settle(at: number): void {
    const [next] = this.pending.splice(at, 1);
    next?.();
  }

  progress(run: number): void {
    this.begun.at(run)?.listener.onProgress(1, 2);
  }

  provisionally(run: number): void {
    const begun = this.begun.at(run);
    begun?.listener.onProvisional(verdictOf([], { code: { hash: begun.text } }));
  }

  check(): void {
    assert.ok(this.going <= 1, 'two runs at a time');
    const { run } = this.lab.runs;
    const status = runStatus(run).kind;
    const shown = shownVerdict(run);
    const current = this.screen ?? (this.looking === 0 ? this.disk : undefined);
    if (current === undefined) return;
    if (shown && !shown.stale) assert.equal(shown.verdict.code.hash, current, 'shown as current');
    if (status === 'passed' || status === 'not-yet') assert.equal(run.verdict?.text, current, 'in the status bar');
    if (status === 'fault') assert.equal(run.fault?.text, current, 'a fault in the status bar');
  }

  /** Everything comes to its end, and no run is cancelled any more. */
  async drain(): Promise<void> {
    for (let i = 0; i < 200; i++) {
      await turn();
      this.check();
      if (this.pending.length === 0) return;
      this.settle(0);
    }
    assert.fail('it never ends');
  }

  /** Few texts, so that one comes back and an old verdict could pass for a new one. */
  #next(): string {
    return `text ${this.#texts++ % 3}`;
  }

  #see(): void {
    void this.lab.runs.see();
  }

  async #read(): Promise<string> {
    const text = this.disk;
    this.looking++;
    try {
      return await this.#later(() => text ?? '');
    } finally {
      // Its reader comes first.
      void turn().then(() => this.looking--);
    }
  }

  #start(text: string, listener: RunListener, signal: AbortSignal): Promise<RunOutcome> {
    this.going++;
    return new Promise((resolve) => {
      const end = (outcome: RunOutcome): void => {
        this.going--;
        resolve(outcome);
      };
      const verdict: RunOutcome = { kind: 'verdict', verdict: verdictOf([], { code: { hash: text } }) };
      const fault: RunOutcome = { kind: 'fault', fault: { kind: 'runtime', message: text } };
      this.begun.push({ text, listener, end });
      // A process that is killed takes its time to be gone.
      this.pending.push(() => {
        end(signal.aborted ? { kind: 'cancelled' } : this.begun.length % 3 === 0 ? fault : verdict);
      });
    });
  }

  #later<T>(value: () => T): Promise<T> {
    return new Promise((resolve) =>
      this.pending.push(() => {
        resolve(value());
      }),
    );
  }
}

/** Lets everything go on that can. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Runs of a lab, in whatever order saves, edits and ends of runs come', () => {
  it('are one at a time, never pass for current for another text, and the last save is graded in the end', async function () {
    this.timeout(60_000);
    let graded = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { maxLength: 60 }), async (script) => {
        const scene = new Scene();
        scene.open();
        for (const act of script) {
          act(scene);
          await turn();
          scene.check();
        }
        await scene.drain();
        assert.equal(scene.lab.runs.run.running, null);
        if (scene.lastSave === undefined) return;
        assert.equal(scene.lastGraded, scene.lastSave);
        graded++;
      }),
      { numRuns: 5000 },
    );
    assert.ok(graded > 1000, `${graded} scripts ended with a save`);
  });

  it('grade what was saved, not what is typed while the run before is still being stopped', async () => {
    const scene = new Scene();
    scene.open();
    void scene.runs.ask(scene.lab);
    await turn();
    scene.edit();
    scene.save();
    scene.settle(-1);
    scene.edit();
    await scene.drain();
    assert.equal(scene.lastGraded, 'text 0');
    assert.deepEqual(runStatus(scene.lab.runs.run), { kind: 'edited', score: 100 });
  });

  it('grade the newest save when the learner agrees to a repair that an older one asked for', async () => {
    const scene = new Scene();
    let agree: (lab: RunnableLab) => void = () => undefined;
    void scene.runs.saved(place, 'older', () => new Promise((resolve) => (agree = resolve)));
    void scene.runs.saved(place, 'newer', () => Promise.resolve(undefined));
    await turn();
    agree(scene.lab);
    await scene.drain();
    assert.equal(scene.lastGraded, 'newer');
  });

  it('leave everything as it was where a text that saved itself ends in the middle of a word', async () => {
    const scene = new Scene();
    const saved = async (text: string, outcome: RunOutcome, typing: boolean): Promise<string> => {
      scene.screen = text;
      const over = scene.runs.saved(place, text, () => Promise.resolve(scene.lab), { typing });
      await turn();
      scene.begun.at(-1)?.end(outcome);
      await scene.drain();
      await over;
      return runStatus(scene.lab.runs.run).kind;
    };
    const torn = { kind: 'fault', fault: { kind: 'syntax', message: 'Expected ")".' } } as const;
    const slow = { kind: 'fault', fault: { kind: 'timeout', message: 'It took too long.' } } as const;
    assert.equal(
      await saved('whole', { kind: 'verdict', verdict: verdictOf([], { code: { hash: 'whole' } }) }, true),
      'passed',
    );
    assert.equal(await saved('who(', torn, true), 'edited');
    assert.equal(scene.lab.runs.run.fault, null);
    assert.equal(await saved('who(', torn, false), 'fault', 'a person who saves wants to know');
    assert.equal(await saved('while (true) {}', slow, true), 'fault', 'a whole text that goes wrong is news');
  });

  it('are not left running where the sandbox breaks', async () => {
    const scene = new Scene();
    scene.open();
    const broken = new LabRuns<RunnableLab>(new RunQueue(), {
      start: () => Promise.reject(new Error('no more processes')),
      ended: () => assert.fail('it never began'),
      unreadable: () => undefined,
    });
    await assert.rejects(broken.ask(scene.lab, 'text'), /no more processes/);
    assert.equal(scene.lab.runs.run.running, null);
  });
});
