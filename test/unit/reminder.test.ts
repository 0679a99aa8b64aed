import assert from 'node:assert/strict';
import { Reminder } from '../../src/editor/reminder.ts';

/** A clock of its own, because `mocha` has none to turn. */
function clock() {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void; readonly id: number }[] = [];
  let ids = 0;
  globalThis.setTimeout = ((run: () => void, wait: number) => {
    timers.push({ at: now + wait, run, id: ++ids });
    return ids;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => {
    timers = timers.filter((timer) => timer.id !== id);
  }) as unknown as typeof clearTimeout;
  return {
    pass(milliseconds: number): void {
      const end = now + milliseconds;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
    get waiting(): number {
      return timers.length;
    },
    stop: () => Object.assign(globalThis, real),
  };
}

describe('A reminder', () => {
  let time: ReturnType<typeof clock>;
  beforeEach(() => (time = clock()));
  afterEach(() => time.stop());

  /** An editor that asks some time after it was last told, and forgets about it if it loses the focus meanwhile. */
  function editor(wait: number) {
    let number = 1;
    let shown = 1;
    let timer: NodeJS.Timeout | undefined;
    const reminder = new Reminder({
      tell: () => {
        clearTimeout(timer);
        timer = setTimeout(() => (shown = number), wait);
      },
      waiting: () => (shown === number ? undefined : String(number)),
    });
    return {
      take(): void {
        number++;
        reminder.look();
      },
      look: () => {
        reminder.look();
      },
      loseFocus(): void {
        clearTimeout(timer);
      },
      get upToDate(): boolean {
        return shown === number;
      },
    };
  }

  it('is needed once where nobody is disturbed', () => {
    const open = editor(250);
    open.take();
    time.pass(300);
    assert.equal(open.upToDate, true);
    time.pass(1000);
    assert.equal(time.waiting, 0, 'nothing goes on once the news was fetched');
  });

  it('comes again where the news was forgotten: a hint opened in the panel and took the focus', () => {
    const open = editor(250);
    open.take();
    time.pass(100);
    open.loseFocus();
    time.pass(1000);
    assert.equal(open.upToDate, true);
  });

  it('gets through to an editor that waits for long', () => {
    const open = editor(9000);
    open.take();
    time.pass(100);
    open.loseFocus();
    time.pass(60_000);
    assert.equal(open.upToDate, true);
  });

  it('does not disturb whoever is about to come: looking often tells nothing twice', () => {
    const open = editor(250);
    open.take();
    for (let i = 0; i < 4; i++) {
      time.pass(100);
      open.look();
    }
    assert.equal(open.upToDate, true);
  });

  it('tells of what is new since the last time, at once', () => {
    const open = editor(250);
    open.take();
    time.pass(100);
    open.take();
    time.pass(260);
    assert.equal(open.upToDate, true);
  });

  it('gives up where nobody comes, and ends when it is disposed', () => {
    let told = 0;
    const reminder = new Reminder({ tell: () => told++, waiting: () => 'news' });
    reminder.look();
    time.pass(3_600_000);
    assert.ok(told > 5 && told < 12, String(told));
    assert.equal(time.waiting, 0);
    reminder.look();
    reminder.dispose();
    assert.equal(time.waiting, 0);
  });
});
