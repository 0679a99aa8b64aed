import type { LabFiles } from '../core/course/pack.ts';
import { settingsOf } from '../core/course/settings.ts';
import type { Fault, Verdict } from '../core/grading/verdict.ts';
import type { Briefing, OpenPack } from './briefing.ts';

/** What is known about the lab's runs; `LabRun` of the workspace has it. */
export interface RunFacts {
  readonly text: string | null;
  readonly verdict: { readonly verdict: Verdict; readonly text: string } | null;
  readonly fault: { readonly fault: Fault; readonly text: string } | null;
}

/**
 * Briefs an assistant about a lab: each part is named here, so that what isn't can't be known. Pure.
 * @param taken the number of hints taken, by flaw
 */
export function briefLab(
  pack: OpenPack,
  { lab, readme, skeleton, prompts }: Pick<LabFiles, 'lab' | 'readme' | 'skeleton' | 'prompts'>,
  { text, verdict, fault }: RunFacts,
  taken: Readonly<Record<string, number>>,
): Briefing {
  const pipeline = text ?? skeleton;
  const { persona = '', opening = '', avoid = [], support = 'hints' } = lab.assistant ?? {};
  return {
    pack,
    lab: {
      id: lab.id,
      title: lab.title,
      task: readme,
      persona,
      opening,
      prompts: [...prompts].map(([name, text]) => ({ name, text: text.trim() })),
      avoid,
      support,
      explainedIn: explained(pack, lab),
      settings: settingsOf(lab.world),
    },
    pipeline,
    verdict: verdict && { verdict: verdict.verdict, stale: verdict.text !== pipeline },
    fault: fault?.fault ?? null,
    hintsTaken: Object.fromEntries(
      Object.entries(lab.hints).flatMap(([flaw, ladder]) => {
        const shown = ladder.slice(0, taken[flaw] ?? 0);
        return shown.length > 0 ? [[flaw, shown]] : [];
      }),
    ),
  };
}

/** The lab's own words on where a flaw is explained; a lab without a lesson has those of the pack's other labs. */
function explained({ explainedIn }: OpenPack, { rubric }: Pick<LabFiles['lab'], 'rubric'>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(rubric.flaws).flatMap((flaw) => {
      const place = rubric.lessons[flaw] ?? explainedIn[flaw];
      return place === undefined ? [] : [[flaw, place]];
    }),
  );
}
