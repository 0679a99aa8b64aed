import { CALL } from '../calls.ts';
import { FROM } from '../arena.ts';
import { Batch } from '../batch.ts';
import { type GenerationState, keyAlways, note, requireService } from '../generationState.ts';
import { STREAM, subKey, uniform } from '../random.ts';
import { APPEAL, FLATTERING, harmOf, RIGHT, VARIANTS } from '../world.ts';
import { Principles, type ReadPrinciple } from './principles.ts';

/** How often a model that is told nothing specific replaces an answer by what it would have said itself. */
const TASTE = 0.5;

/**
 * The model as a critic of items, under a principle. It notices a harmful item of a class that the principle covers with
 * that class's recall. Asked again in the same words it notices the same: its draws are keyed by the item and the
 * wording. Other words are another look.
 */
export interface Critic {
  /** The principle as the critic reads it. @throws ContractError for anything but a principle */
  readonly read: (principle: unknown, user: string) => ReadPrinciple;
  readonly notices: (row: number, principle: ReadPrinciple) => boolean;
  readonly revise: (batch: unknown, principle: unknown) => Batch;
}

export function makeCritic(state: GenerationState, batch: (rows: Int32Array) => Batch): Critic {
  const { world, arena, model, changes } = state;
  const principles = new Principles(world);
  const looks = keyAlways(state, STREAM.critic);
  const rewrites = subKey(looks, 1);
  const tastes = subKey(looks, 2);
  const read: Critic['read'] = (principle, user) => principles.read(principle, user);

  const notices: Critic['notices'] = (row, { covers, wording }) => {
    if (changes.critic === 'blind') return false;
    const harm = harmOf(world, arena.cells[row]!);
    if (covers[harm] !== true) return false;
    return uniform(subKey(looks, wording), arena.events[row]!) < world.preset.harms[harm]!.recall;
  };

  /** The variant at u, drawn with these weights. */
  const draw = (weights: readonly number[], u: number): number => {
    let rest = u * weights.reduce((sum, weight) => sum + weight, 0);
    const drawn = weights.findIndex((weight) => (rest -= weight) < 0);
    return drawn === -1 ? weights.findLastIndex((weight) => weight > 0) : drawn;
  };

  /** What the model says instead of a harmful answer: its own belief without it, or some mistake if it has none other. */
  const rewritten = (fact: number, u: number): number => {
    const own = answersOf(fact).map((p, v) => (v === FLATTERING ? 0 : p));
    const mistakes = world.errorShare.map((p, v) => (v === FLATTERING ? 0 : p));
    const weights = [own, mistakes].find((some) => some.some((p) => p > 0));
    return weights ? draw(weights, u) : RIGHT;
  };

  /** What the model itself would rather say; without its judgement, anything that it could say. */
  const favourite = (fact: number, u: number): number => {
    const own = answersOf(fact);
    if (changes.self === 'noise') return draw(own, u);
    const liked = own.map((p, v) => p + 0.15 * APPEAL[v]!);
    return liked.indexOf(Math.max(...liked));
  };

  const answersOf = (fact: number): number[] =>
    Array.from(model.answer.subarray(fact * VARIANTS, (fact + 1) * VARIANTS));

  return {
    read,
    notices,
    revise(value, principle) {
      note(state, CALL.revise);
      note(state, CALL.principle);
      requireService(state, 'critic');
      const rows = Batch.rowsOf(value, arena, 'revise');
      const critique = read(principle, 'revise');
      arena.work(rows.length);
      const say = subKey(rewrites, critique.wording);
      return batch(
        rows.map((row) => {
          const event = arena.events[row]!;
          const cell = arena.cells[row]!;
          const fact = Math.floor(cell / VARIANTS);
          let variant = cell % VARIANTS;
          if (critique.specific) {
            if (notices(row, critique)) variant = rewritten(fact, uniform(say, event));
          } else if (model.fact[fact]! > 0 && uniform(tastes, event) < TASTE) {
            variant = favourite(fact, uniform(subKey(tastes, 1), event));
          }
          const same = variant === cell % VARIANTS;
          // What wasn't touched stays the same item to everybody who judges it.
          const made = fact * VARIANTS + variant;
          if (same) return arena.add(made, event, FROM.revised, row);
          // What the model makes of people's words by its own taste is the model's.
          const own = critique.specific || isModels(arena.origins[arena.roots[row]!]!);
          if (!own) state.candidates[made]!++;
          return arena.add(made, subKey(say, event), FROM.revised, own ? row : undefined);
        }),
      );
    },
  };
}

const isModels = (origin: number): boolean => origin === FROM.model || origin === FROM.revised;
