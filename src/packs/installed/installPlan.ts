import type { Pack } from '../../core/course/pack.ts';
import type { OpenedLabpack, Vouched } from '../labpack/openLabpack.ts';
import type { PackFiles } from '../folder.ts';

/** What installing a pack would come to, for the question that is asked before. */
export interface InstallPlan {
  readonly kind: 'new' | 'update' | 'older' | 'same';
  readonly vouched: Vouched;
  /** Beside what is installed: whether the same key vouches for both. `first` where nothing signed is. */
  readonly key: 'first' | 'known' | 'changed' | 'dropped';
  readonly holds: {
    readonly lessons: number;
    readonly labs: number;
    readonly systems: number;
    readonly pipelines: number;
  };
  /** Paths, sorted; null where nothing was installed. */
  readonly difference: PackDifference | null;
}

export interface PackDifference {
  readonly from: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Labs whose skeleton changed: learners who started them are offered an update. */
  readonly skeletons: readonly string[];
}

export function planInstall(next: OpenedLabpack, installed: OpenedLabpack | undefined): InstallPlan {
  return {
    kind: installed ? kindOf(next.pack, installed.pack) : 'new',
    vouched: next.vouched,
    key: keyOf(next.vouched, installed?.vouched),
    holds: {
      lessons: next.pack.lessons.size,
      labs: next.pack.labs.size,
      systems: next.pack.systems.size,
      pipelines: [...next.files.keys()].filter((path) => path.endsWith('.ts')).length,
    },
    difference: installed ? { from: installed.pack.version, ...compareFiles(installed.files, next.files) } : null,
  };
}

function kindOf(next: Pack, installed: Pack): InstallPlan['kind'] {
  if (next.hash === installed.hash) return 'same';
  return compareVersions(next.version, installed.version) < 0 ? 'older' : 'update';
}

function keyOf(next: Vouched, installed: Vouched | undefined): InstallPlan['key'] {
  if (installed?.kind !== 'signed') return 'first';
  if (next.kind !== 'signed') return 'dropped';
  return next.fingerprint === installed.fingerprint ? 'known' : 'changed';
}

/** Two versions of three numbers: below 0 where the first is the older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return [0, 1, 2].map((i) => (left[i] ?? 0) - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function compareFiles(from: PackFiles, to: PackFiles): Omit<PackDifference, 'from'> {
  const changed = [...to].filter(([path, text]) => from.has(path) && from.get(path) !== text).map(([path]) => path);
  const missing = (those: PackFiles, these: PackFiles): string[] =>
    [...those.keys()].filter((path) => !these.has(path)).sort();
  return {
    added: missing(to, from),
    changed: changed.sort(),
    removed: missing(from, to),
    skeletons: changed.flatMap((path) => /^labs\/([^/]+)\/pipeline\.ts$/.exec(path)?.[1] ?? []).sort(),
  };
}
