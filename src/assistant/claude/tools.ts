import type { Tool } from '@anthropic-ai/sdk/resources/messages/messages';
import { z } from 'zod';
import { say } from '../../core/base/say.ts';
import type { Briefing, Deeds, OpenPack } from '../briefing.ts';
import { lessonHref } from '../links.ts';
import { fence } from './fence.ts';
import { faultText, reportText, verdictText } from './reportText.ts';

/** What a tool has at hand. */
export interface Bench {
  readonly briefing: Briefing;
  readonly deeds: Deeds;
  readonly signal: AbortSignal;
  /** Takes out what must not leave the machine: of whole texts, before lines are numbered or cut. */
  readonly clean: (text: string) => string;
}

/** What a tool found, or why it found nothing: the model may try again then. */
export interface Found {
  readonly text: string;
  readonly isError?: true;
  /** A file of the learner's that is in `text`. */
  readonly file?: string;
}

/** A call, understood: what it is about, in words for the learner, and the doing of it. */
export interface Call {
  readonly words: string;
  run(): Found | Promise<Found>;
}

interface ToolKind<T = unknown> {
  readonly description: string;
  readonly input: z.ZodType<T>;
  readonly call: (input: T, bench: Bench) => Call;
}

/** Keeps the types of one tool together. */
const tool = <T>(kind: ToolKind<T>): ToolKind => kind as ToolKind;

const id = z.string().min(1).max(100);
const flawId = z.string().regex(/^F\d{2}$/);
const no = (text: string): Found => ({ text, isError: true });

/** What the model may call. None writes a file; what runs the learner's code runs it in the sandbox. */
const kinds: Readonly<Record<string, ToolKind>> = {
  read_pipeline: tool({
    description: "The learner's pipeline.ts as it stands on the screen, with line numbers.",
    input: z.strictObject({}),
    call: (_, { briefing, clean }) => ({
      words: say('Reads your pipeline'),
      run: () => ({ text: fence('pipeline.ts', numbered(clean(briefing.pipeline)), 24_000), file: 'pipeline.ts' }),
    }),
  }),

  read_report: tool({
    description: "The report of the learner's last run: score, flaws with what was measured, numbers by generation.",
    input: z.strictObject({}),
    call: (_, { briefing, clean }) => ({
      words: say('Reads the report of your last run'),
      run: () => ({ text: fence('report', clean(reportText(briefing)), 16_000) }),
    }),
  }),

  simulate: tool({
    description:
      "Runs the learner's pipeline as it stands, in this lab's world with settings changed, and grades it. Takes some seconds. The learner's report stays as it is.",
    input: z.strictObject({
      change: z
        .record(z.string().max(60), z.number())
        .refine((change) => Object.keys(change).length > 0 && Object.keys(change).length <= 5, {
          error: 'change one to five settings',
        }),
    }),
    call: ({ change }, bench) => ({
      words: say('Runs your pipeline with {change}', {
        change: Object.entries(change)
          .map(([name, value]) => `${name.slice(0, 60)} = ${value}`)
          .join(', '),
      }),
      run: () => simulate(change, bench),
    }),
  }),

  quote_lesson: tool({
    description: 'The text of one section of a lesson, with its sources. Without a section, the whole lesson.',
    input: z.strictObject({ lesson: id, section: id.optional() }),
    call: ({ lesson, section }, { briefing: { pack } }) => {
      const found = pack.lessons.find((one) => one.id === lesson);
      const sections = (found?.sections ?? []).filter((one) => section === undefined || one.id === section);
      const title = section === undefined ? found?.title : sections[0]?.title;
      return {
        words: say('Looks up “{title}”', { title: title ?? lesson }),
        run: () =>
          sections.length === 0
            ? no(fence('contents', noSection(pack, lesson), 8000))
            : {
                text: fence(
                  'lesson',
                  sections
                    .map(
                      (one) =>
                        `${one.title} (${lessonHref(pack.id, lesson, one.id)})\n${one.text}\nSources: ${one.sources.join(', ')}`,
                    )
                    .join('\n\n'),
                  14_000,
                ),
              },
      };
    },
  }),

  quote_source: tool({
    description: 'An entry of the bibliography, by its key, with its address.',
    input: z.strictObject({ key: id }),
    call: ({ key }, { briefing: { pack } }) => ({
      words: say('Looks up the source “{key}”', { key }),
      run: () => {
        const entry = pack.bibliography.find((one) => one.key === key);
        return entry ? { text: fence('source', `${entry.text}\n${entry.url}`, 2000) } : no('There is no such source.');
      },
    }),
  }),

  next_hint: tool({
    description:
      "Takes the next hint on the lab's ladder and shows it to you: of one flaw, or of the first flaw found that has one left. It counts as taken. Only when the learner wants one.",
    input: z.strictObject({ flaw: flawId.optional() }),
    call: ({ flaw }, bench) => ({ words: say('Takes the next hint'), run: () => nextHint(flaw, bench) }),
  }),
};

async function simulate(
  change: Readonly<Record<string, number>>,
  { briefing: { lab, pack }, deeds, signal, clean }: Bench,
): Promise<Found> {
  for (const [name, value] of Object.entries(change)) {
    const setting = lab.settings.find((one) => one.name === name);
    if (!setting) return no(`There is no setting "${name}" in this lab.`);
    const { min, max, whole } = setting;
    if (value < min || value > max || (whole && !Number.isInteger(value))) {
      return no(`${name} is a ${whole ? 'whole ' : ''}number from ${min} to ${max}.`);
    }
  }
  const outcome = await deeds.simulate(change, signal);
  if (!('schema' in outcome)) return no(fence('run', clean(faultText(outcome)), 4000));
  return { text: fence('run', clean(verdictText(outcome, pack.id, lab.support === 'hints')), 12_000) };
}

async function nextHint(flaw: string | undefined, { briefing: { lab }, deeds }: Bench): Promise<Found> {
  if (lab.support !== 'hints') return no('The instructor wants no hints in this lab: ask a question instead.');
  const hint = await deeds.nextHint(flaw);
  return hint
    ? { text: fence('hint', `${hint.flaw}, hint ${hint.number} of ${hint.of}: ${hint.text}`, 4000) }
    : no('There is no hint left, or none is needed.');
}

function noSection({ lessons }: OpenPack, lesson: string): string {
  const found = lessons.find(({ id: one }) => one === lesson);
  const there = found ? found.sections : lessons;
  return [
    found ? 'There is no such section. The lesson has:' : 'There is no such lesson. There are:',
    ...there.map(({ id: one, title }) => `${one}: ${title}`),
  ].join('\n');
}

const numbered = (text: string): string =>
  text
    .split('\n')
    .map((line, i) => `${i + 1}\t${line}`)
    .join('\n');

/** The tools as the service takes them. The last one ends what is the same in all labs, and can be kept in its cache. */
export const toolList: readonly Tool[] = Object.entries(kinds).map(([name, { description, input }], i, all) => {
  const { type, properties, required, additionalProperties } = z.toJSONSchema(input) as Tool['input_schema'];
  return {
    name,
    description,
    input_schema: { type, properties, ...(required ? { required } : {}), additionalProperties },
    ...(i === all.length - 1 ? { cache_control: { type: 'ephemeral' as const } } : {}),
  };
});

/** Understands what the model called, or says to it what was wrong with that. */
export function callOf(name: string, json: unknown, bench: Bench): Call {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) return refused(name, `There is no tool "${name}".`);
  const input = kind.input.safeParse(json);
  return input.success ? kind.call(input.data, bench) : refused(name, z.prettifyError(input.error));
}

const refused = (name: string, why: string): Call => ({
  words: say('Tries something that is not possible ({name})', { name: name.slice(0, 40) }),
  run: () => no(why),
});
