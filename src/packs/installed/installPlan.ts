import type { Pack } from '../../core/course/pack.ts';
import type { OpenedLabpack, Vouched } from '../labpack/openLabpack.ts';
import type { InstalledRecord } from './installedPacks.ts';
import type { PackFiles } from '../folder.ts';

/** What installing a pack would come to, for the question that is asked before. */
export interface InstallPlan {
  /** `rebuilt`: the same version with another content. */
  readonly kind: 'new' | 'update' | 'rebuilt' | 'older' | 'same';
  readonly vouched: Vouched;
  /** Beside what is installed: whether the same key vouches for both. `first` where nothing signed is. */
  readonly key: 'first' | 'known' | 'changed' | 'dropped';
  readonly holds: {
    readonly lessons: number;
    readonly labs: number;
    readonly systems: number;
    readonly pipelines: number;
    /** Labs with code of their own that measures. */
    readonly measured: number;
  };
  /** The version that is installed; null where none is. */
  readonly from: string | null;
  /** Paths, sorted; null where nothing was installed, or it can't be read any more. */
  readonly difference: PackDifference | null;
}

export interface PackDifference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Labs whose skeleton changed: learners who started them keep theirs. */
  readonly skeletons: readonly string[];
}

/** `record` is of the pack in use; `installed` is that pack, where it can be read. */
export function planInstall(
  next: OpenedLabpack,
  record: InstalledRecord | undefined,
  installed?: OpenedLabpack,
): InstallPlan {
  const measured = [...next.pack.labs.values()].filter(({ measures }) => measures !== undefined).length;
  return {
    kind: record ? kindOf(next.pack, record) : 'new',
    from: record?.version ?? null,
    vouched: next.vouched,
    key: keyOf(next.vouched, record?.fingerprint ?? null),
    holds: {
      lessons: next.pack.lessons.size,
      labs: next.pack.labs.size,
      systems: next.pack.systems.size,
      pipelines: [...next.files.keys()].filter((path) => path.endsWith('.ts')).length - measured,
      measured,
    },
    difference: installed ? compareFiles(installed.files, next.files) : null,
  };
}

function kindOf(next: Pack, installed: InstalledRecord): InstallPlan['kind'] {
  if (next.hash === installed.hash) return 'same';
  const order = compareVersions(next.version, installed.version);
  return order < 0 ? 'older' : order > 0 ? 'update' : 'rebuilt';
}

function keyOf(next: Vouched, installed: string | null): InstallPlan['key'] {
  if (installed === null) return 'first';
  if (next.kind !== 'signed') return 'dropped';
  return next.fingerprint === installed ? 'known' : 'changed';
}

/** Two versions of three numbers: below 0 where the first is the older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return [0, 1, 2].map((i) => (left[i] ?? 0) - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function compareFiles(from: PackFiles, to: PackFiles): PackDifference {
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
