import type { CompareSide, CompareView } from '../protocol/webview.ts';
import { isStale, type Comparison, type Side } from '../workspace/comparison.ts';
import type { ComparedPipeline } from './comparedPipeline.ts';

type Described = Pick<ComparedPipeline, 'files' | 'system' | 'note' | 'current'>;
type Said = 'faithful' | 'simplified';

/** Everything the panel shows of two pipelines. Pure. */
export function compareView(
  title: string,
  [first, second]: readonly [Described, Described],
  comparison: Comparison,
): CompareView {
  const worlds = [first, second].map(({ files }) => JSON.stringify(files.lab.world));
  return {
    kind: 'compare',
    title,
    sides: [sideOf(first, second, comparison, 0), sideOf(second, first, comparison, 1)],
    shared: { faithful: shared(first, second, 'faithful'), simplified: shared(first, second, 'simplified') },
    sameWorld: worlds[0] === worlds[1],
    running: comparison.running,
  };
}

function sideOf(own: Described, other: Described, comparison: Comparison, side: Side): CompareSide {
  const { files, note } = own;
  const result = comparison.results[side];
  const alone = (what: Said): string[] => said(own, what).filter((sentence) => !said(other, what).includes(sentence));
  return {
    title: files.lab.title,
    note,
    summary: files.lab.summary,
    faithful: alone('faithful'),
    simplified: alone('simplified'),
    verdict: result?.verdict ?? null,
    fault: result?.fault ?? null,
    stale: isStale(comparison, side, own.current?.()),
  };
}

const said = ({ system }: Described, what: Said): readonly string[] => system?.[what] ?? [];

const shared = (first: Described, second: Described, what: Said): string[] =>
  said(first, what).filter((sentence) => said(second, what).includes(sentence));
