import type { Preset, ServiceName } from '../simulation/preset.ts';
import type { Lab } from './lab.ts';

/** Something that a lab's rubric can't do without, and its world hasn't got. */
export interface Lack {
  /** Where to mend it, in `lab.yaml`. */
  readonly path: readonly string[];
  readonly message: string;
}

/** What is missing, and what to do about it. */
interface Missing {
  readonly without: string;
  readonly mend: string;
  /** Where it is; at the flaw unless told. */
  readonly path?: readonly string[];
}

type Need = (world: Preset, rubric: Lab['rubric']) => Missing | undefined;
type Budget = keyof Preset['budget'];

/**
 * With fewer items of people's, most of the facts that F04 marks never come up, whatever the loop keeps: a tenth of the
 * items are about one of DYE_FACTS markers, and 1 − (1 − 1/20)^16 = 56 % of them are met with 160.
 */
const LEAST_HUMAN = 160;
const LEAST_GENERATIONS_REPLACED = 4;
/** Looks and checks a generation, below which what they decide is too little to be seen. */
const LEAST_LOOKS = 5;
const LEAST_CHECKS = 10;

const offers = ({ services }: Preset, service: ServiceName): boolean => services.includes(service);

const service =
  (name: ServiceName): Need =>
  (world) =>
    offers(world, name) ? undefined : { without: `the service \`${name}\``, mend: 'add it to world › services' };

const budget =
  (name: Budget, least: (world: Preset) => number): Need =>
  (world) => {
    const given = world.budget[name];
    const wanted = least(world);
    if (given === null || given >= wanted) return undefined;
    const path = ['world', 'budget', name];
    return { without: `a larger budget`, mend: `raise ${path.join(' › ')} from ${given} to at least ${wanted}`, path };
  };

/** All of some needs: the first that isn't met. */
const all =
  (...needs: readonly Need[]): Need =>
  (world, rubric) => {
    for (const need of needs) {
      const missing = need(world, rubric);
      if (missing) return missing;
    }
    return undefined;
  };

const thing =
  (met: (world: Preset, rubric: Lab['rubric']) => boolean, missing: Missing): Need =>
  (world, rubric) =>
    met(world, rubric) ? undefined : missing;

/** A draft for each fact: with fewer, most facts never come up, however the loop uses them. */
const drafts = budget('sample', ({ facts }) => facts);
const hasChecks = (world: Preset): boolean => offers(world, 'verifier') || world.steps !== null;
const hasCritic = (world: Preset): boolean => offers(world, 'critic') && world.harms.length > 0;
const people = all(
  service('audit'),
  budget('audit', ({ generations }) => LEAST_LOOKS * generations),
);
const checksSuffice: Need = (world, rubric) =>
  hasChecks(world) ? budget('verify', ({ generations }) => LEAST_CHECKS * generations)(world, rubric) : undefined;

/** Somebody outside the model who can say yes or no to what it made. */
const evaluator = all(
  thing(
    (world) =>
      hasChecks(world) ||
      hasCritic(world) ||
      (['tests', 'users', 'audit'] as const).some((name) => offers(world, name)),
    {
      without: 'somebody outside the model who decides',
      mend: 'add `verifier`, `tests`, `users` or `audit` to world › services',
    },
  ),
  checksSuffice,
);

/** What the flaws of a loop ask of its world; the others can be looked for in every world. */
export const LOOP_NEEDS: Readonly<Partial<Record<string, Need>>> = {
  F01: evaluator,
  F04: all(
    service('human'),
    budget('human', () => LEAST_HUMAN),
    thing(({ generations }) => generations >= LEAST_GENERATIONS_REPLACED, {
      without: `${LEAST_GENERATIONS_REPLACED} generations`,
      mend: `raise world › generations to at least ${LEAST_GENERATIONS_REPLACED}`,
      path: ['world', 'generations'],
    }),
  ),
  F07: drafts,
  F08: all(evaluator, drafts),
  F09: service('reward'),
  F10: service('reward'),
  F11: service('exam'),
  F12: thing((world) => offers(world, 'tests') || offers(world, 'hints'), {
    without: 'the service `tests` or `hints`',
    mend: 'add one to world › services',
  }),
  F13: service('users'),
  F14: all(
    thing(({ harms }) => harms.length > 0, { without: 'classes of harm', mend: 'add world › harms' }),
    service('critic'),
  ),
  F15: people,
  F16: all(
    thing((_, { requires }) => requires.includes('pause'), {
      without: 'a pause that every loop must be able to make',
      mend: 'add `pause` to rubric › requires',
    }),
    people,
  ),
  F17: thing(({ agent }) => agent !== null, { without: 'an agent', mend: 'add world › agent' }),
  F18: all(
    thing(({ verifier }) => verifier.frontier !== null, {
      without: 'questions on which the verifier is blind',
      mend: 'add world › verifier › frontier',
    }),
    service('verifier'),
    thing((world) => world.levels || offers(world, 'audit'), {
      without: 'a way to treat hard questions differently',
      mend: 'set world › levels to true, or add `audit` to world › services',
    }),
  ),
  F19: all(
    thing(({ watched }) => watched.better > 0, {
      without: 'a model that behaves where it is watched',
      mend: 'set world › watched › better above 0',
    }),
    people,
  ),
  F24: all(
    thing(hasChecks, {
      without: 'the service `verifier` or worked steps',
      mend: 'add `verifier` to world › services, or world › steps',
    }),
    checksSuffice,
  ),
};

/**
 * What a lab's rubric asks for that its world can't serve: a learner would pay for what no loop can do, or for nothing.
 * The worlds of a ledger and of a race serve all of their flaws.
 */
export function lacksOf({ world, rubric }: Pick<Lab, 'world' | 'rubric'>): readonly Lack[] {
  if (world.kind !== 'loop') return [];
  const lacks: Lack[] = [];
  for (const flaw of Object.keys(rubric.flaws)) {
    const missing = LOOP_NEEDS[flaw]?.(world, rubric);
    if (!missing) continue;
    const { without, mend, path = ['rubric', 'flaws', flaw] } = missing;
    const message = `${flaw} can't be looked for without ${without}: ${mend}, or take ${flaw} out of the rubric.`;
    lacks.push({ path, message });
  }
  const auditable = !rubric.requires.includes('audit') || offers(world, 'audit');
  if (!auditable) {
    const message =
      "Loops can't be required to audit without the service `audit`: add it to world › services, or take `audit` out of rubric › requires.";
    lacks.push({ path: ['rubric', 'requires'], message });
  }
  return lacks;
}
