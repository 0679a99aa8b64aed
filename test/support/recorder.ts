import { applyEvent, noProgress, type Progress } from '../../src/core/course/progress.ts';

/** A progress that takes what is recorded, as the editor's does. */
export function recorder() {
  let current: Progress = noProgress;
  return {
    get current() {
      return current;
    },
    record(event: object) {
      current = applyEvent(current, { ...event, at: '2026-01-02T03:04:05Z' } as Parameters<typeof applyEvent>[1]);
    },
  };
}
