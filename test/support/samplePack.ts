import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The smallest pack without a mistake: path → text. */
export const samplePack: Readonly<Record<string, string>> = {
  'pack.yaml': `schema: 1
id: sample
version: 1.0.0
title: Sample
modules:
  - id: m1
    number: 1
    title: First
    lessons:
      - id: l1
        lab: lab1
`,
  'bibliography.yaml': `schema: 1
sources:
  doe2020:
    type: preprint
    author: Doe
    title: On loops
    issued: 2020
    arXiv: '2001.00001'
`,
  'lessons/l1/lesson.md': `---
schema: 1
title: Loops
question: What is a loop?
minutes: 3
terms:
  - term: loop
    definition: What comes back.
---

## What it is {#what}

A loop comes back [@doe2020].

## Why {#why}

See [above](#what) and [elsewhere](https://example.org/).

::: figure filter
What is kept when a verifier is asked.
:::
`,
  'lessons/l1/figures/filter.yaml': `schema: 1
title: What a verifier keeps
model: verifier-filter
fixed: { start: 0.3, hallucination: 0 }
sliders:
  - parameter: truePositive
    label: What it should accept
    unit: percent
    from: 0.5
    to: 1
    step: 0.05
    start: 0.95
prediction:
  ask: What does it come to?
  options:
    - { id: all, text: All of it, right: true, reply: All of it is in the end. }
    - { id: none, text: None of it, reply: It is the other way round. }
`,
  'lessons/l1/quiz.yaml': `schema: 1
questions:
  - id: q1
    ask: Does it come back?
    section: what
    options:
      - { id: a, text: Yes, right: true, feedback: It does. }
      - { id: b, text: No, feedback: It does come back. }
    simulate: { figure: filter, set: { truePositive: 0.7 } }
`,
  'labs/lab1/lab.yaml': `schema: 1
id: lab1
title: Lab
summary: Mend it.
minutes: 5
lesson: l1
rubric:
  flaws: { F01: 10 }
  lessons: { F01: l1#why }
hints:
  F01: [Look again.]
expect:
  skeleton: [F01]
  variants: { wrong.ts: [F01] }
`,
  'labs/lab1/README.md': 'Mend it.\n',
  'labs/lab1/pipeline.ts': 'export function step() {}\n',
  'labs/lab1/prompts/start.md': 'Where do I start?\n',
  'labs/lab1/solutions/one.ts': 'export function step() {}\n',
  'labs/lab1/variants/wrong.ts': 'export function step() {}\n',
};

/** The same with a known system. */
export const packWithSystem: Readonly<Record<string, string>> = {
  ...samplePack,
  'pack.yaml': `${samplePack['pack.yaml'] ?? ''}systems: [known]\n`,
  'bibliography.yaml': `${samplePack['bibliography.yaml'] ?? ''}  poe2022:
    type: preprint
    author: Poe
    title: On systems
    issued: 2022
    arXiv: '2201.00001'
`,
  'systems/known/system.yaml': `schema: 1
id: known
title: Known
year: 2022
summary: Does what it does.
sources: [poe2022]
lesson: l1#why
faithful: [It loops.]
simplified: [It is small.]
try: [Look., Look again.]
world: { services: [human, verifier] }
expect: [F08]
`,
  'systems/known/pipeline.ts': `export const step = (g) => g.bank.put('all', g.bank.get('all').plus(g.human.draw(180)));
`,
};

/** The same with a lab that is a capstone. Its numbers are nobody's. */
export const packWithCapstone: Readonly<Record<string, string>> = {
  ...packWithSystem,
  'labs/lab1/lab.yaml': `${(samplePack['labs/lab1/lab.yaml'] ?? '').replace('  flaws:', '  passMark: 70\n  flaws:')}capstone:
  measures: { knowledge: 60, price: 40 }
  references:
    - id: naive
      title: Naive loop
      measures: { knowledge: 0.3, price: null }
    - id: dear
      title: No expense spared
      measures: { knowledge: 0.7, price: 400 }
    - id: best
      title: Our best
      measures: { knowledge: 0.8, price: 100 }
`,
  'labs/lab1/references/naive.ts': 'export function step() {}\n',
  'labs/lab1/references/dear.ts': 'export function step() {}\n',
  'labs/lab1/references/best.ts': 'export function step() {}\n',
};

/** The same with a lab that measures something itself. */
export const packWithMeasures: Readonly<Record<string, string>> = {
  ...packWithSystem,
  'labs/lab1/lab.yaml': `${samplePack['labs/lab1/lab.yaml'] ?? ''}measures:
  - id: rare-read
    title: Rare facts read
    means: Share of the rare facts that the training set is about.
    good: high
    required: 0.02
    lesson: l1#why
  - id: before
    title: Generations before
    means: How many there were.
    unit: number
    good: low
`,
  'labs/lab1/measures.ts': `import type { Measure } from 'groundloop';

export const measure: Measure = ({ facts }, before) => {
  const rare = facts.filter((fact) => fact.rare);
  return { 'rare-read': rare.filter(({ from }) => from.length > 0).length / rare.length, before: before.length };
};
`,
};

/** Changes to the sample: a text, or undefined to leave the file out. */
export type PackChanges = Readonly<Record<string, string | Uint8Array | undefined>>;

/** Writes files into a new folder, hands it over, and removes it. */
export async function withFolder<T>(files: PackChanges, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'groundloop-pack-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      if (content === undefined) continue;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sample's lesson and quiz without its figure: for other lessons, and for tests. */
export const plainLesson = samplePack['lessons/l1/lesson.md']!.replace(/^::: figure[^]*?^:::\n\n?/m, '');
export const plainQuiz = samplePack['lessons/l1/quiz.yaml']!.replace(/^ *simulate:.*\n/m, '');
