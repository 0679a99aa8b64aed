import { say } from '../../core/base/say.ts';
import { contentWords } from '../../core/course/topics.ts';
import type { FlawVerdict } from '../../core/grading/verdict.ts';
import type { Context } from './context.ts';
import { sectionOn } from './context.ts';
import { flawQuestion } from './flawQuestions.ts';
import { numbersOf } from './numbers.ts';
import { cite, codeSpan, pointer } from './quote.ts';
import { flagged, nearest, standingOf } from './standing.ts';
import { goingFurther } from './task.ts';

/** What is wrong with the loop, from the report alone. */
export function diagnose(context: Context): string[] {
  const { briefing, question } = context;
  const named = /\bF\d\d\b/i.exec(question)?.[0].toUpperCase();
  const flaw = named === undefined ? chosenFlaw(context) : flagged(briefing).find(({ id }) => id === named);
  if (named !== undefined && !flaw) return [aboutCheck(context, named)];
  switch (standingOf(briefing)) {
    case 'fault':
      return [faultWords(context)];
    case 'never':
      return [neverRun()];
    case 'passed':
    case 'clear':
      return [clearWords(context)];
    case 'flawed':
      return [
        /\bpass(?:es|ed)\b/i.test(question) ? say('Your newest report says otherwise.') : '',
        listOf(context, flaw),
        ...(flaw ? flawWords(context, flaw) : []),
        staleWords(context),
      ];
  }
}

/** The flaw that a question is about; of those not yet spoken of, the one farthest from its limit. */
export function chosenFlaw({ briefing, question, said }: Context): FlawVerdict | undefined {
  const flaws = flagged(briefing);
  const wanted = new Set(contentWords(question).filter((word) => !everywhere.has(word)));
  const shared = ({ title, evidence }: FlawVerdict): number =>
    new Set(contentWords(`${title} ${evidence.sentence} ${evidence.fix}`).filter((word) => wanted.has(word))).size;
  const byWords = flaws.filter((flaw) => shared(flaw) > 1).sort((a, b) => shared(b) - shared(a))[0];
  return byWords ?? flaws.find(({ id }) => !said.includes(heading(id))) ?? flaws[0];
}

/** Words that nearly every finding has. */
const everywhere = new Set(['loop', 'wrong', 'model', 'learn']);

const heading = (id: string): string => `### ${id} · `;

function listOf({ briefing }: Context, chosen: FlawVerdict | undefined): string {
  const flaws = flagged(briefing);
  if (flaws.length < 2) return '';
  return say('Your report has {n} findings: {list}. Take one at a time; I begin with {first}.', {
    n: flaws.length,
    list: flaws.map(({ id, title }) => `${id} (${title})`).join(', '),
    first: chosen?.id ?? '',
  });
}

/** One finding: what was changed, compared and measured, and what that says about the learner's own line. */
export function flawWords(context: Context, flaw: FlawVerdict): string[] {
  const { id, title, evidence, limit } = flaw;
  const section = sectionOn(context, id, `${title} ${evidence.sentence}`);
  const asked = `**${flawQuestion(id) ?? say('What would you have to see in the next report to believe that it is gone?')}**`;
  const head = `${heading(id)}${title}\n\n${evidence.sentence} ${lineWords(context, flaw)}`.trim();
  if (!context.explains) return [head, ...(section ? [pointer([section])] : []), asked];
  const facts = [
    say('- **Changed:** {words}', { words: evidence.changed }),
    say('- **Measured:** {words}', { words: evidence.happened }),
    ...(limit === '' || evidence.happened.includes(limit) ? [] : [say('- **Limit:** {words}', { words: limit })]),
    say('- **Why it matters:** {words}', { words: evidence.why }),
    ...(evidence.nearLimit ? [say('- It is near its limit: another run of luck could turn it.')] : []),
  ].join('\n');
  return [
    head,
    facts,
    ...(section ? [cite(context, section, `${title} ${evidence.sentence} ${evidence.why}`)] : []),
    asked,
  ];
}

/** The learner's own line, where the verdict is about the text on the screen. */
function lineWords({ briefing }: Context, { where }: FlawVerdict): string {
  if (!where || briefing.verdict?.stale !== false) return '';
  const code = briefing.pipeline.split('\n')[where.line - 1]?.trim() ?? '';
  return code === ''
    ? ''
    : say('The grader traced it to line {line}, {code}: what was measured passes through there.', {
        line: where.line,
        code: codeSpan(code),
      });
}

export const staleWords = ({ briefing }: Context): string =>
  briefing.verdict?.stale === true
    ? say('You have changed the pipeline since that run, so this is about the text before. Save it to run again.')
    : '';

export const neverRun = (): string =>
  say(
    'There is no report yet, so I can say nothing about your run. Before you press **Simulate and grade**, write down which number will be worst, and why: a guess that turns out wrong teaches more than a report that is only read.',
  );

/** A run that couldn't be graded: that comes first. */
export function faultWords({ briefing: { fault, pipeline } }: Pick<Context, 'briefing'>): string {
  if (!fault) return '';
  const { message, hint = '', where } = fault;
  const code = where && (pipeline.split('\n')[where.line - 1]?.trim() ?? '');
  return [
    say('Your newest run couldn’t be graded, so there is nothing to read from it yet: {message} {hint}', {
      message,
      hint,
    }).trim(),
    where
      ? say('It is at line {line}: {code}. Mend that first, then save.', {
          line: where.line,
          code: codeSpan(code ?? ''),
        })
      : '',
  ]
    .join(' ')
    .trim();
}

function clearWords(context: Context): string {
  const { briefing } = context;
  const close = nearest(briefing);
  const numbers = numbersOf(briefing);
  return [
    numbers.length > 0 ? say('Your newest run has no flaw.') : (briefing.verdict?.verdict.summary ?? ''),
    close && context.explains
      ? say('Nearest to its limit is {id} ({title}): {happened}', {
          id: close.id,
          title: close.title,
          happened: close.evidence.happened,
        })
      : '',
    ...numbers,
    goingFurther(briefing),
    staleWords(context),
  ]
    .filter((words) => words !== '')
    .join('\n\n');
}

/** A check that found nothing, isn't in play, or wasn't run yet. */
function aboutCheck(context: Context, id: string): string {
  const { briefing } = context;
  const check = briefing.verdict?.verdict.flaws.find((flaw) => flaw.id === id);
  const task = new RegExp(`^\\|\\s*${id}\\s*\\|([^|]*)`, 'm').exec(briefing.lab.task)?.[1]?.trim();
  if (!check && task === undefined) return say('{id} is not among the flaws that this lab looks for.', { id });
  const section = sectionOn(context, id, `${check?.title ?? ''} ${task ?? ''}`);
  const state = check
    ? say('{id} ({title}) was not found in your run: {happened}', {
        id,
        title: check.title,
        happened: check.evidence.happened,
      })
    : say('{id} means: {words}. It hasn’t been looked for in your pipeline yet.', { id, words: task ?? '' });
  const source = section ? cite(context, section, task ?? state) : '';
  return [state, source, `**${flawQuestion(id) ?? ''}**`]
    .filter((words) => words !== '' && words !== '****')
    .join('\n\n');
}
