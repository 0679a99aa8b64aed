/** Starter prompts are texts without a form: these words tell what they suppose. */
const supposesPass = /\bpasses\b/i;
const supposesRun = /\b(?:reports?|my (?:own )?row)\b/i;

/** How far the learner is. */
export type Moment = 'before-runs' | 'after-runs' | 'passed';

/** Starter prompts in the order in which they fit the moment; those that fit alike stay as they are. Pure. */
export function inSeason(prompts: readonly string[], moment: Moment): string[] {
  const order: Readonly<Record<Moment, readonly [other: number, run: number, pass: number]>> = {
    'before-runs': [0, 1, 2],
    'after-runs': [1, 0, 2],
    passed: [2, 1, 0],
  };
  const place = (text: string): number => order[moment][supposesPass.test(text) ? 2 : supposesRun.test(text) ? 1 : 0];
  return prompts.toSorted((a, b) => place(a) - place(b));
}
