import type { CompareSide, CompareView } from '../protocol/webview.ts';
import type { Comparison, SideResult } from '../workspace/comparison.ts';
import type { ComparedPipeline } from './comparedPipeline.ts';

type Described = Pick<ComparedPipeline, 'files' | 'system' | 'note'>;
type Said = 'faithful' | 'simplified';

/** Everything the panel shows of two pipelines. Pure. */
export function compareView(
  title: string,
  [first, second]: readonly [Described, Described],
  { running, results }: Comparison,
): CompareView {
  const worlds = [first, second].map(({ files }) => JSON.stringify(files.lab.world));
  return {
    kind: 'compare',
    title,
    sides: [sideOf(first, second, results[0]), sideOf(second, first, results[1])],
    shared: { faithful: shared(first, second, 'faithful'), simplified: shared(first, second, 'simplified') },
    sameWorld: worlds[0] === worlds[1],
    running,
  };
}

function sideOf(own: Described, other: Described, result: SideResult | null): CompareSide {
  const { files, note } = own;
  const alone = (what: Said): string[] => said(own, what).filter((sentence) => !said(other, what).includes(sentence));
  return {
    title: files.lab.title,
    note,
    summary: files.lab.summary,
    faithful: alone('faithful'),
    simplified: alone('simplified'),
    verdict: result?.verdict ?? null,
    fault: result?.fault ?? null,
  };
}

const said = ({ system }: Described, what: Said): readonly string[] => system?.[what] ?? [];

const shared = (first: Described, second: Described, what: Said): string[] =>
  said(first, what).filter((sentence) => said(second, what).includes(sentence));
