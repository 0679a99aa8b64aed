import assert from 'node:assert/strict';

/** Waits until something holds. The clock on the wall may be set meanwhile; this one only goes on. */
export async function until(condition: () => unknown, seconds = 60): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not within ${seconds} s: ${String(condition)}`);
}
