import type { PackFiles } from '../folder.ts';

// Files that a new part of a pack starts with. They pass every check: an author changes what already works.

/**
 * Texts that only hold a place. A pack has nothing wrong while they stand in it, but nobody should be handed one:
 * `findLeftovers` looks for them.
 */
const HELD = {
  module: 'Untitled module',
  lesson: 'Untitled lesson',
  wonder: 'What should a reader wonder about before you explain anything?',
  objective: 'Say in one sentence what this lesson is about',
  where:
    'Say one thing in this section, and say it with an example. Readers come from the question above: answer it here.',
  then: 'Say what a reader can do now that was not possible before. A lab is a good place to try it.',
  ask: 'What does the section say?',
  right: 'What it says.',
  why: 'Yes. Say here why that is so.',
  wrong: 'What readers often think.',
  tempting: 'Say here why this is tempting, and why it is wrong.',
  summary: 'A checker reads every draft, and nothing comes of it. Let it decide.',
  persona: 'You are a patient colleague who asks where an answer goes before saying anything about it.',
  opening: 'The checker has just refused a draft. What happens to that draft next?',
  task: '**Your task:** make what the checker says decide what is learned.',
  prompt: "What does the checker's answer change in my loop?",
} as const;

export const PLACEHOLDERS: readonly string[] = Object.values(HELD);

const files = (entries: Readonly<Record<string, string>>): PackFiles => new Map(Object.entries(entries));

/** A text as YAML writes it, whatever is in it. */
const quoted = (text: string): string => JSON.stringify(text);

export const packTexts = (id: string, title: string): PackFiles =>
  files({
    'pack.yaml': `schema: 1
id: ${id}
version: 0.1.0
title: ${quoted(title)}
modules:
  - id: m1
    number: 1
    title: ${HELD.module}
    lessons:
      - id: first-lesson
`,
    'README.md': `# ${title}

A Groundloop lab pack. \`groundloop check .\` says what is wrong with it, \`groundloop build .\` makes one file of it.
`,
    ...Object.fromEntries(lessonTexts('first-lesson', HELD.lesson)),
  });

export const lessonTexts = (id: string, title: string): PackFiles =>
  files({
    [`lessons/${id}/lesson.md`]: `---
schema: 1
title: ${quoted(title)}
question: ${HELD.wonder}
minutes: 1
objectives:
  - ${HELD.objective}
---

## Where the answer comes from {#where}

${HELD.where}

## What follows from it {#then}

${HELD.then}
`,
    [`lessons/${id}/quiz.yaml`]: `schema: 1
questions:
${question('q1', 'where')}`,
  });

/** One question with two options, to be written over. */
export const question = (id: string, section: string): string => `  - id: ${id}
    ask: ${HELD.ask}
    section: ${section}
    options:
      - id: a
        text: ${HELD.right}
        right: true
        feedback: ${HELD.why}
      - id: b
        text: ${HELD.wrong}
        feedback: ${HELD.tempting}
`;

/** A lab that works: a checker is asked, and its answer decides nothing. `lesson` explains it in its section `where`. */
export const labTexts = (id: string, title: string, lesson: string | undefined): PackFiles =>
  files({
    [`labs/${id}/lab.yaml`]: `schema: 1
id: ${id}
title: ${quoted(title)}
summary: ${HELD.summary}
assistant:
  persona: ${HELD.persona}
  opening: ${HELD.opening}
minutes: 10
${lesson === undefined ? '' : `lesson: ${lesson}\n`}
# What a pipeline can reach, and how often. Everything that is left out has a default.
world:
  generations: 10
  services: [human, verifier]
  budget:
    human: 2000
    verify: 12000

rubric:
  flaws:
    F01: 70
    F08: 30
${lesson === undefined ? '' : `  lessons:\n    F01: ${lesson}#where\n    F08: ${lesson}#then\n`}
hints:
  F01:
    - Suppose the checker tossed a coin. Would your loop learn anything else?
    - Follow the checker's answer from the line that asks. Where does it go?
    - What the checker refuses must not be in what you return.
  F08:
    - What does your loop learn that people did not write?
    - Let the model write, and learn what the checker accepts.

# For \`groundloop check\`: what the grader must find in each pipeline of this folder.
expect:
  skeleton: [F01]
  variants:
    checked-at-first.ts: [F01]
    people-only.ts: [F08]
`,
    [`labs/${id}/README.md`]: `# ${title}

The loop in \`pipeline.ts\` writes drafts, has each of them checked, and learns them all.

${HELD.task}

| service | what it is |
|---|---|
| \`g.model.sample(n)\` | the model writes |
| \`g.human.draw(n)\` | what people wrote (2000 items a run) |
| \`g.verifier.check(item)\` | true where the checker accepts the item (12 000 checks a run) |
| \`g.bank.put(name, batch)\`, \`g.bank.get(name)\` | keeps a batch for later generations |

Save to see what Groundloop finds. You pass with all 100 points.
`,
    [`labs/${id}/pipeline.ts`]: `import type { Batch, Generation } from 'groundloop';

/** Your task is in README.md. */
export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const drafts = g.model.sample(600);

  for (const draft of drafts) g.verifier.check(draft);

  return g.bank.put('learned', g.bank.get('learned').plus(people, drafts));
}
`,
    [`labs/${id}/prompts/start.md`]: `${HELD.prompt}\n`,
    [`labs/${id}/solutions/checked.ts`]: `import type { Batch, Generation } from 'groundloop';

/** What the checker refuses stays out. */
export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const sound = g.model.sample(600).filter((draft) => g.verifier.check(draft));
  return g.bank.put('learned', g.bank.get('learned').plus(people, sound));
}
`,
    [`labs/${id}/variants/checked-at-first.ts`]: `import type { Batch, Generation } from 'groundloop';

/** Strict with the first generation. After that the model is trusted. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(600).filter((draft) => g.t > 0 || g.verifier.check(draft));
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(150), drafts));
}
`,
    [`labs/${id}/variants/people-only.ts`]: `import type { Batch, Generation } from 'groundloop';

/** Nothing of the model's is ever learned. */
export function step(g: Generation): Batch {
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(200)));
}
`,
  });
