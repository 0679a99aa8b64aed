import type { FlawState, FlawVerdict, Verdict } from '../../src/core/grading/verdict.ts';

/** A flaw as a verdict reports it. */
export function flawOf(id: string, state: FlawState, more: Partial<FlawVerdict> = {}): FlawVerdict {
  return {
    id,
    code: `CODE_${id}`,
    title: `Title of ${id}`,
    state,
    weight: 20,
    effect: 0.01,
    se: 0.01,
    threshold: 0.08,
    sound: 'at-least',
    limit: 'It takes 0.08.',
    evidence: {
      sentence: `Sentence of ${id}.`,
      changed: 'We changed the world.',
      happened: 'Nothing moved.',
      why: 'It matters.',
      fix: 'Try something.',
      lesson: 'model-collapse#tails',
      unit: 'share',
      nearLimit: false,
    },
    related: [],
    ...more,
  };
}

export function verdictOf(flaws: readonly FlawVerdict[], more: Partial<Verdict> = {}): Verdict {
  const passed = flaws.every((flaw) => flaw.state !== 'flawed');
  return {
    schema: 'groundloop.verdict/1',
    lab: 'collapse',
    pack: { id: 'course', version: '1.0.0', hash: 'aa' },
    grader: { version: '0.1.0' },
    code: { hash: 'bb' },
    seeds: [1, 2, 3],
    score: passed ? 100 : 60,
    passed,
    passMark: 80,
    summary: 'A summary.',
    flaws: [...flaws],
    advice: [],
    metrics: null,
    timings: { total: 40, compile: 5, grade: 35, generations: 30 },
    ...more,
  };
}
