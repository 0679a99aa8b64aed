/** How often the loop is asked whether it still turns, in milliseconds. */
const EVERY = 2;

/** The longest time in which an event loop didn't turn, in milliseconds. */
export interface Standstill {
  /** By the clock: other programs that had the processor meanwhile count. */
  readonly clock: number;
  /** Of the processor's time, as this process used it: what it was busy with itself. */
  readonly own: number;
}

/** Node 23.9 and later know the time of one thread; before that, it is that of all of them. */
const used = (): number => {
  const of = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  const { user, system } = of.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
};

/** Watches this process's event loop until it is told to stop. */
export function watchLoop(): () => Standstill {
  let clock = 0;
  let own = 0;
  let at = performance.now();
  let busy = used();
  const timer = setInterval(() => {
    const [now, busyNow] = [performance.now(), used()];
    clock = Math.max(clock, now - at - EVERY);
    own = Math.max(own, busyNow - busy);
    [at, busy] = [now, busyNow];
  }, EVERY);
  return () => {
    clearInterval(timer);
    return { clock, own };
  };
}
