import type { Briefing, Deeds, Turn } from '../../../src/assistant/briefing.ts';

/** No key of anybody's. */
export const KEY = ['sk', 'ant', 'api03', 'this-is-the-key-of-a-test-000'].join('-');

export const briefing: Briefing = {
  pack: {
    id: 'course',
    title: 'A course',
    lessons: [
      {
        id: 'one',
        title: 'Lesson one',
        question: 'Why?',
        sections: [
          { id: 'tails', title: 'Tails go first', text: 'What is rare is lost first.', sources: ['shumailov2024'] },
        ],
      },
    ],
    glossary: [],
    bibliography: [{ key: 'shumailov2024', text: 'Shumailov and others (2024).', url: 'https://example.org/collapse' }],
    explainedIn: {},
  },
  lab: {
    id: 'lab-one',
    title: 'The first lab',
    task: 'Keep the loop grounded.',
    persona: 'Calm.',
    opening: 'Hello.',
    prompts: [],
    avoid: ['the exam of week 5'],
    support: 'hints',
    explainedIn: { F01: 'one#tails' },
    settings: [
      { name: 'generations', value: 10, min: 2, max: 50, whole: true },
      { name: 'people.skill', value: 1.2, min: -6, max: 6, whole: false },
    ],
  },
  pipeline: 'export function step(g) {\n  return g.human(10);\n}\n',
  verdict: null,
  fault: null,
  hintsTaken: {},
};

export const noDeeds: Deeds = {
  nextHint: () => Promise.resolve(undefined),
  simulate: () => Promise.resolve({ kind: 'runtime', message: 'It was not run.' }),
};

export const asks = (text: string): Turn[] => [{ role: 'learner', text }];
