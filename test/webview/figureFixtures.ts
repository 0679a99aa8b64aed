import type { ModelName } from '../../src/core/figures/models.ts';
import { noLessonProgress, noProgress, progressKey, type LessonProgress } from '../../src/core/course/progress.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import type { LessonView, PanelState } from '../../src/protocol/webview.ts';
import { webviewStrings } from '../../src/protocol/webviewStrings.ts';
import { samplePack } from '../support/samplePack.ts';

/** One or two things to move for each model, as a lesson would have it: parameter, unit, from, to, step, start. */
type Moves = readonly (readonly [string, 'percent' | 'count' | 'number', number, number, number, number])[];

const moves: Readonly<Record<ModelName, Moves>> = {
  'verifier-filter': [
    ['truePositive', 'percent', 0.5, 1, 0.01, 0.95],
    ['falsePositive', 'percent', 0.01, 0.99, 0.01, 0.3],
  ],
  resampling: [
    ['sample', 'count', 50, 2000, 50, 200],
    ['human', 'percent', 0, 0.5, 0.05, 0],
  ],
  constitution: [['critiques', 'count', 1, 16, 1, 8]],
  goodhart: [['kappa', 'number', 0, 1, 0.05, 0.4]],
  scaling: [
    ['synthetic', 'count', 0, 6e12, 5e11, 0],
    ['epochs', 'count', 1, 40, 1, 4],
  ],
  'process-reward': [['luck', 'percent', 0, 1, 0.05, 0.2]],
  'agent-recovery': [['recovery', 'percent', 0, 0.5, 0.05, 0]],
  'reward-exploit': [['preference', 'number', 1, 3, 0.05, 1.5]],
  routing: [['reviewed', 'percent', 0, 0.5, 0.01, 0]],
  star: [['hints', 'percent', 0, 1, 0.05, 0]],
  race: [['capability', 'number', 1, 1.3, 0.01, 1.15]],
};
const models = Object.keys(moves) as ModelName[];

const figureFile = (model: ModelName): string => `schema: 1
title: 'A figure of ${model}'
model: ${model}
sliders:
${moves[model]
  .map(
    ([parameter, unit, from, to, step, start]) =>
      `  - { parameter: ${parameter}, label: How much ${parameter}, unit: ${unit}, from: ${from}, to: ${to}, step: ${step}, start: ${start} }`,
  )
  .join('\n')}
prediction:
  ask: What does ${model} come to?
  options:
    - { id: much, text: It comes to much, right: true, reply: Much it is. It adds up. }
    - { id: little, text: It comes to little, reply: Little would be so if it didn't add up. }
    - { id: nothing, text: It comes to nothing, reply: Nothing would be so without the rest. }
`;

const lessonText = `---
schema: 1
title: Figures that run
question: What happens when?
minutes: 3
---

## What happens {#what}

Each figure asks first, then runs.

${models.map((model) => `::: figure ${model}\nWhat ${model} shows, in a sentence.\n\nWhat ${model} came to.\n:::\n`).join('\nMore words.\n\n')}
## And then {#why}

More [@doe2020].
`;

const quiz = `schema: 1
questions:
  - id: q1
    ask: Does a verifier that accepts everything help?
    section: what
    simulate: { figure: verifier-filter, set: { truePositive: 0.95, falsePositive: 0.95 } }
    options:
      - { id: a, text: It does not, right: true, feedback: It tells nothing apart. }
      - { id: b, text: It does, feedback: What accepts everything tells nothing apart. }
`;

const files = {
  ...samplePack,
  'lessons/l1/lesson.md': lessonText,
  'lessons/l1/quiz.yaml': quiz,
  'lessons/l1/figures/filter.yaml': undefined,
  ...Object.fromEntries(models.map((model) => [`lessons/l1/figures/${model}.yaml`, figureFile(model)])),
};
const parsed = parsePack(
  new Map(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined)),
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
const pack = parsed.value;
const lesson = pack.lessons.get('l1')!;
const key = progressKey(pack.id, lesson.id);

/** A lesson with a figure of every model, as the host sends it after some progress. */
export function figureLesson(progress: Partial<LessonProgress> = {}): LessonView {
  return lessonView(pack, lesson, { ...noProgress, lessons: { [key]: { ...noLessonProgress, ...progress } } });
}

/** Predictions of every figure; the last but one option is wrong. */
export const allPredicted = (option = 'much'): Readonly<Record<string, string>> =>
  Object.fromEntries(models.map((model) => [model, option]));

export const figureState = (progress: Partial<LessonProgress> = {}): PanelState => ({
  type: 'state',
  of: key,
  tab: 'lesson',
  lesson: figureLesson(progress),
  page: null,
  report: null,
  strings: webviewStrings,
});
