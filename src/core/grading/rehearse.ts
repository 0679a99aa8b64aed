import { say } from '../base/say.ts';
import type { LabWorld } from '../course/world.ts';
import { drawEconomy, planFor, requireAffordable } from '../simulation/allocation/ledger.ts';
import { wastedBy } from '../simulation/allocation/economy.ts';
import type { AllocationPreset } from '../simulation/allocation/preset.ts';
import { Arena } from '../simulation/arena.ts';
import { measureModel } from '../simulation/metrics.ts';
import { Model } from '../simulation/model.ts';
import { Names } from '../simulation/names.ts';
import type { Preset } from '../simulation/preset.ts';
import type { RacePreset } from '../simulation/race/preset.ts';
import { runRule } from '../simulation/race/rule.ts';
import { dueIn, racePaths } from '../simulation/race/worlds.ts';
import { runAll, type Program } from '../simulation/run.ts';
import { makeWorld } from '../simulation/world.ts';
import { percent } from './flaw.ts';
import { RACES } from './race/evidence.ts';

/**
 * One seed of a pipeline in the world of its lab as it is, as the grader's run of that seed begins: nothing is changed and
 * nothing is judged. What it came to, in words for people.
 * @throws whatever the learner's code throws in it, and ContractError
 */
export function rehearse(world: LabWorld, seed: number, instantiate: () => Program): string[] {
  switch (world.kind) {
    case 'loop':
      return loop(world, seed, instantiate);
    case 'allocation':
      return plan(world, seed, instantiate);
    case 'race':
      return race(world, seed, instantiate);
  }
}

function loop(preset: Preset, seed: number, instantiate: () => Program): string[] {
  const world = makeWorld(preset);
  const { records, end } = runAll({
    world,
    seed,
    arena: new Arena(),
    names: new Names(world, seed, 0),
    people: Model.initial(world),
    program: instantiate(),
  });
  if (end.kind === 'failed') throw end.error;
  return [
    ...records.map(({ t, size, fromHuman, after }) => {
      const { knowledge, tailAlive } = measureModel(world, after);
      return say(
        'Generation {t}: trained on {size} items, {fromHuman} by people. ' +
          'Knowledge {knowledge}, rare facts alive {tailAlive}.',
        { t, size, fromHuman, knowledge: percent(knowledge), tailAlive: percent(tailAlive) },
      );
    }),
    ...(end.kind === 'paused'
      ? [say('Paused in generation {t}: {reason}', { t: records.length, reason: end.reason })]
      : []),
  ];
}

function plan(preset: AllocationPreset, seed: number, instantiate: () => Program): string[] {
  const economy = drawEconomy(preset, seed);
  const planned = planFor(instantiate(), economy, { preset, seed });
  requireAffordable(planned, economy);
  return [say('{share} of the compute is wasted.', { share: percent(wastedBy(planned, economy)) })];
}

/** The first race in which a pause is due, as the report shows it. */
function race(preset: RacePreset, seed: number, instantiate: () => Program): string[] {
  const races = Array.from({ length: RACES }, (_, index) => racePaths(preset, seed, index));
  const shown = races.find(({ asIs }) => dueIn(asIs.path, preset) !== undefined) ?? races[0];
  if (!shown) return [];
  const due = dueIn(shown.asIs.path, preset);
  const { paused } = runRule(instantiate, { preset, track: shown.asIs, seed: shown.seed });
  return [
    paused === undefined ? say('The rule never paused.') : say('The rule paused in cycle {paused}.', { paused }),
    due === undefined ? say('No pause was due.') : say('A pause was due by cycle {due}.', { due }),
  ];
}
