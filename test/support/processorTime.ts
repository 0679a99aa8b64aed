import process from 'node:process';

/**
 * Milliseconds of processor time that this process takes for some work. Other work on the machine doesn't count, so a test
 * can tell what grows without bounds (minutes) from what doesn't; how fast it is, benchmarks say.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
