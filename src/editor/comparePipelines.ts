import * as vscode from 'vscode';
import { z } from 'zod';
import type { WorldKind } from '../core/course/world.ts';
import type { PackLibrary } from '../packs/library.ts';
import type { ComparedPipeline } from './comparedPipeline.ts';
import type { Comparisons } from './comparisons.ts';
import { findPipeline, pipelineOfLab, pipelineOfSystem } from './findPipeline.ts';
import type { Labs } from './labs.ts';
import type { LessonPanels } from './lessonPanels.ts';
import type { Notices } from './notices.ts';
import { systemItems } from './pickSystem.ts';
import { parseRef, refText } from './pipelineRef.ts';

/** Pipelines as `refText` writes them; what isn't named is asked for. */
export const compareArgsSchema = z.object({ first: z.string().optional(), second: z.string().optional() }).prefault({});

export interface CompareParts {
  readonly library: PackLibrary;
  readonly labs: Labs;
  readonly panels: LessonPanels;
  readonly comparisons: Comparisons;
  readonly notices: Notices;
}

/** Lets the learner choose two pipelines of one kind of world, shows them side by side, and runs them. */
export async function comparePipelines(parts: CompareParts, args: z.infer<typeof compareArgsSchema>): Promise<void> {
  const first = await chosen(parts, args.first, vscode.l10n.t('Compare which pipeline?'));
  if (!first) return;
  const second = await chosen(parts, args.second, vscode.l10n.t('Compare {0} with …', first.files.lab.title), first);
  if (second?.files.lab.world.kind !== first.files.lab.world.kind) return;
  parts.panels.openPage(parts.comparisons.subjectOf([first, second]));
  await parts.comparisons.run([first, second]);
}

async function chosen(
  parts: CompareParts,
  name: string | undefined,
  placeHolder: string,
  other?: ComparedPipeline,
): Promise<ComparedPipeline | undefined> {
  const ref = name === undefined ? undefined : parseRef(name);
  return ref ? findPipeline(parts, ref) : pickPipeline(parts, placeHolder, other);
}

interface PipelineItem extends vscode.QuickPickItem {
  /** None for headings. */
  readonly pipeline?: ComparedPipeline;
}

/** The learner's choice among the labs that are open here and all known systems, of the kind of the other one. */
async function pickPipeline(
  { library, labs, notices }: CompareParts,
  placeHolder: string,
  other: ComparedPipeline | undefined,
): Promise<ComparedPipeline | undefined> {
  const kind: WorldKind | undefined = other?.files.lab.world.kind;
  const fits = ({ files, ref }: ComparedPipeline): boolean =>
    (kind === undefined || files.lab.world.kind === kind) && (!other || refText(ref) !== refText(other.ref));
  const open = labs.all.map((lab): PipelineItem & { readonly pipeline: ComparedPipeline } => {
    const pipeline = pipelineOfLab(lab);
    return { label: lab.title, description: pipeline.note, pipeline };
  });
  const own = open.filter(({ pipeline }) => fits(pipeline));
  const systems = (await library.systems()).filter((system) => fits(pipelineOfSystem(system)));
  if (other && own.length + systems.length === 0) {
    void notices.info(
      vscode.l10n.t(
        'Nothing else here runs in the kind of world that {0} needs. Open a lab of that kind, and compare again.',
        other.files.lab.title,
      ),
    );
    return undefined;
  }
  const heading = { label: vscode.l10n.t('Open in this window'), kind: vscode.QuickPickItemKind.Separator };
  const items: PipelineItem[] = [
    ...(own.length > 0 ? [heading, ...own] : []),
    ...systemItems(systems).map(({ known, ...item }) =>
      known ? { ...item, pipeline: pipelineOfSystem(known) } : item,
    ),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.pipeline;
}
