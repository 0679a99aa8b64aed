import { say } from '../../core/base/say.ts';
import type { Deeds } from '../briefing.ts';
import type { Context } from './context.ts';
import { chosenFlaw, faultWords } from './report.ts';
import { flagged, isPassed, standingOf } from './standing.ts';
import { nextQuestion, support } from './support.ts';
import { hintsNeedRun, noHints, passedWords, readingLine } from './talk.ts';

/** The next hint or, where there is none, why not and what helps instead. */
export async function hint(context: Context, deeds: Deeds): Promise<string[]> {
  const { briefing, question } = context;
  if (briefing.lab.support !== 'hints' && !isPassed(briefing))
    return [noHints(), ...support(context), nextQuestion(context)];
  const nothing = nothingToHintAt(context);
  if (nothing !== undefined) return [nothing, nextQuestion(context)];
  const named = /\bF\d\d\b/i.exec(question)?.[0].toUpperCase();
  const first = chosenFlaw(context)?.id;
  const found = named === undefined ? new Set([first, ...flagged(briefing).map(({ id }) => id)]) : new Set([named]);
  let given: Awaited<ReturnType<Deeds['nextHint']>>;
  for (const flaw of found) given ??= await deeds.nextHint(flaw);
  if (!given) {
    const words = named === undefined ? noneLeft(context) : noneLeftFor(named);
    return [words, behind(context, named ?? first ?? ''), nextQuestion(context)];
  }
  const { flaw, number, of, text } = given;
  return [`${headOf(flaw, number, of)}\n\n${text.trim()}`, behind(context, flaw)];
}

/** What helps somebody who asked for the solution: a hint, as long as there is one. */
export function insteadOfSolution(context: Context): string[] {
  if (context.briefing.lab.support !== 'hints') return [];
  const nothing = nothingToHintAt(context);
  if (nothing !== undefined) return [nothing];
  if (!allTaken(context)) return [say('What I can give you is the next hint of the lab’s ladder: say *hint*.')];
  return [noneLeft(context), behind(context, chosenFlaw(context)?.id ?? '')];
}

/** Why no hint can be given whatever was taken so far: hints are about what a run found. */
function nothingToHintAt({ briefing }: Context): string | undefined {
  switch (standingOf(briefing)) {
    case 'never':
      return hintsNeedRun();
    case 'fault':
      return flagged(briefing).length > 0 ? undefined : [hintsNeedRun(), faultWords({ briefing })].join(' ');
    case 'passed':
      return passedWords();
    case 'clear':
      return say('Your newest run has no flaw.');
    case 'flawed':
      return undefined;
  }
}

/** Whether this conversation has seen the end of the ladder for all that is found now. */
function allTaken(context: Context): boolean {
  const { briefing, said } = context;
  const isLastSeen = (flaw: string): boolean =>
    lengths.some((of) => said.includes(headOf(flaw, of, of))) || said.includes(noneLeftFor(flaw));
  return said.includes(noneLeft(context)) || flagged(briefing).every(({ id }) => isLastSeen(id));
}

/** Ladders have a few rungs. */
const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const headOf = (flaw: string, number: number, of: number): string =>
  say('Hint {number} of {of} for {flaw}:', { number, of, flaw });

const noneLeftFor = (flaws: string): string =>
  say(
    'There is no hint left for {flaws}. The report says what was changed and what happened then, and the course why: ask me why a flaw was found.',
    { flaws },
  );

const noneLeft = ({ briefing }: Context): string =>
  noneLeftFor(
    flagged(briefing)
      .map(({ id }) => id)
      .join(', '),
  );

/** The section that explains a flaw in this lab, to read beside or after its hints. */
function behind({ briefing, library }: Context, flaw: string): string {
  const place = briefing.lab.explainedIn[flaw];
  const section = place === undefined ? undefined : library.at(place);
  return section
    ? say('The section behind it: {link}', { link: `[${section.title}](${section.href})` })
    : readingLine(briefing);
}
