import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ENTRIES } from '../../src/core/course/entries.ts';
import { grade, type Graded } from '../../src/core/grading/grade.ts';
import type { Fault, Verdict } from '../../src/core/grading/verdict.ts';
import { compareView } from '../../src/editor/compareView.ts';
import { PackLibrary, type KnownSystem } from '../../src/packs/library.ts';
import type { PanelState } from '../../src/protocol/webview.ts';
import { began, ended, notCompared, progressedTo, type Comparison } from '../../src/workspace/comparison.ts';
import { loadProgram } from '../support/loadProgram.ts';
import { noSource } from '../support/lab.ts';
import { panelState, passedVerdict } from './fixtures.ts';

const labs = join(import.meta.dirname, '../../labs');
const library = new PackLibrary(labs);

/** A verdict with the parts that a grade doesn't bring. */
export const verdictOf = ({ generations, ...graded }: Graded): Verdict => {
  const { allocation, race, metrics, ...fixed } = passedVerdict;
  return { ...fixed, ...graded, timings: { ...passedVerdict.timings, generations } };
};

export async function known(id: string): Promise<KnownSystem> {
  const system = await library.system(id);
  if (!system) throw new Error(`no system ${id}`);
  return system;
}

async function graded({ pack, system, files }: KnownSystem): Promise<Verdict> {
  const file = pathToFileURL(join(labs, pack.id, 'systems', system.id, 'pipeline.ts'));
  const instantiate = await loadProgram(file, ENTRIES[system.world.kind].name);
  return verdictOf(grade({ lab: files.lab, instantiate, source: noSource, seedBlock: 0 }));
}

/** Two systems side by side, as far as they have run. */
export async function compareState(
  first: string,
  second: string,
  step: 'not-run' | 'running' | 'done' | Fault = 'done',
): Promise<PanelState> {
  const pair = [await known(first), await known(second)] as const;
  const described = pair.map((system) => ({ ...system, note: String(system.system.year) }));
  const [a, b] = [described[0]!, described[1]!];
  const title = `${a.system.title} and ${b.system.title}`;
  return pageState(compareView(title, [a, b], await comparisonAt(pair, step)));
}

export const pageState = (page: PanelState['page']): PanelState =>
  panelState({ of: 'compare:first&second', lesson: null, page });

async function comparisonAt(
  [first, second]: readonly [KnownSystem, KnownSystem],
  step: 'not-run' | 'running' | 'done' | Fault,
): Promise<Comparison> {
  if (step === 'not-run') return notCompared;
  if (step === 'running') return progressedTo(began(notCompared, 0), 3, 16);
  const one = ended(began(notCompared, 0), { kind: 'verdict', verdict: await graded(first) });
  if (typeof step === 'object') return ended(began(one, 1), { kind: 'fault', fault: step });
  return ended(began(one, 1), { kind: 'verdict', verdict: await graded(second) });
}
