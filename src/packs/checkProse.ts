import type { Problem } from '../core/base/result.ts';
import { avoidSchema, makesClaim, sentencesOf, type Claim } from '../core/course/avoid.ts';
import { figureSchema } from '../core/course/figure.ts';
import { quizSchema } from '../core/course/quiz.ts';
import { systemFileSchema } from '../core/course/system.ts';
import { avoidFile } from './crossChecks.ts';
import type { PackFiles } from './folder.ts';
import { lessonHeadSchema, startHeadSchema } from '../core/course/pack.ts';
import { plural } from '../core/desk/words.ts';
import { labPassages, type Passage } from './labPassages.ts';
import { readLessonFile } from './lessonFile.ts';
import { unspacedIn, withoutUnspaced } from './letters.ts';
import { createMarkdown, plainText } from './markdown.ts';
import { problemAt, sortProblems } from './position.ts';
import { parseYaml } from './yamlFile.ts';

/** A careful reader's words a minute, characters where there are no spaces, and by how many minutes an author may round. */
const WORDS_A_MINUTE = 190;
const CHARACTERS_A_MINUTE = 400;
const MINUTES_OFF = 2;

/** What can be wrong with a pack's text although it can be read: reading times, and claims to avoid. Pure. */
export function checkProse(files: PackFiles): Problem[] {
  const claims = claimsOf(files);
  const passages = [...files].flatMap(([file, text]) => passagesOf(file, text));
  const made = passages.flatMap((passage) => sentencesOf(passage.text).flatMap((s) => claimsIn(s, passage, claims)));
  return sortProblems([...made, ...readingTimes(files)]);
}

function claimsOf(files: PackFiles): readonly Claim[] {
  const text = files.get(avoidFile);
  return text === undefined ? [] : (parseYaml(avoidFile, text, avoidSchema).value?.claims ?? []);
}

function claimsIn(sentence: string, { file, line }: Passage, claims: readonly Claim[]): Problem[] {
  return claims
    .filter((claim) => makesClaim(claim, sentence))
    .map(({ claim, why }) =>
      problemAt(
        'prose.claim',
        `"${sentence}" makes a claim that ${avoidFile} lists: ${claim}. ${why} Say that, or put it into a \`myth\` block.`,
        file,
        line,
      ),
    );
}

/** What a file says in its own voice: not the wrong options of a question, and not what a myth says. */
function passagesOf(file: string, text: string): Passage[] {
  if (/^lessons\/[^/]+\/lesson\.md$/.test(file)) {
    return [...headPassages(file, text), ...markdownPassages(file, bodyOf(file, text, lessonHeadSchema))];
  }
  if (file === 'start.md') return markdownPassages(file, bodyOf(file, text, startHeadSchema));
  if (/^labs\/[^/]+\/(README\.md|prompts\/[^/]+\.md)$/.test(file))
    return markdownPassages(file, { body: text, line: 1 });
  if (/^lessons\/[^/]+\/(quiz|test)\.yaml$/.test(file)) return rightAnswers(file, text);
  if (/^lessons\/[^/]+\/figures\/[^/]+\.yaml$/.test(file)) return figurePassages(file, text);
  if (/^systems\/[^/]+\/system\.yaml$/.test(file)) return systemPassages(file, text);
  return labPassages(file, text);
}

/** The question that hooks, what one can do afterwards, and definitions. */
function headPassages(file: string, text: string): Passage[] {
  const read = readLessonFile(file, text, lessonHeadSchema);
  if ('code' in read || !read.head.value) return [];
  const { head } = read;
  const { question, objectives, terms } = read.head.value;
  const at = (...path: (string | number)[]): number => head.locate(path).line;
  return [
    { text: question, file, line: at('question') },
    ...objectives.map((line, i) => ({ text: line, file, line: at('objectives', i) })),
    ...terms.flatMap((term, i) =>
      typeof term === 'string' ? [] : [{ text: term.definition, file, line: at('terms', i) }],
    ),
  ];
}

/** What a figure is called, and what is replied to predictions; a wrong prediction may say what is wrong. */
function figurePassages(file: string, text: string): Passage[] {
  const yaml = parseYaml(file, text, figureSchema);
  if (!yaml.value) return [];
  const { title, prediction } = yaml.value;
  const replies = prediction.options.map(({ reply }, i) => ({
    text: reply,
    file,
    line: yaml.locate(['prediction', 'options', i, 'reply']).line,
  }));
  return [{ text: title, file, line: yaml.locate(['title']).line }, ...replies];
}

function bodyOf(file: string, text: string, schema: Parameters<typeof readLessonFile>[2]) {
  const read = readLessonFile(file, text, schema);
  return 'code' in read ? { body: '', line: 1 } : { body: read.body, line: read.bodyLine };
}

const markdown = createMarkdown(true);

function markdownPassages(file: string, { body, line }: { body: string; line: number }): Passage[] {
  const passages: Passage[] = [];
  let inMyth = false;
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'container_myth_open') inMyth = true;
    if (token.type === 'container_myth_close') inMyth = false;
    if (token.type !== 'inline' || inMyth) continue;
    passages.push({ text: plainText(token), file, line: line + (token.map?.[0] ?? 0) });
  }
  return passages;
}

function rightAnswers(file: string, text: string): Passage[] {
  const yaml = parseYaml(file, text, quizSchema);
  return (yaml.value?.questions ?? []).flatMap(({ options }, q) => {
    const at = (...path: (string | number)[]): number => yaml.locate(['questions', q, ...path]).line;
    const right = options.findIndex((option) => option.right);
    const option = options[right];
    if (!option) return [];
    return [
      { text: option.text, file, line: at('options', right, 'text') },
      { text: option.feedback, file, line: at('options', right, 'feedback') },
    ];
  });
}

function systemPassages(file: string, text: string): Passage[] {
  const { value: system, locate } = parseYaml(file, text, systemFileSchema);
  if (!system) return [];
  const lists = (['faithful', 'simplified', 'try'] as const).flatMap((list) =>
    system[list].map((sentence, i) => ({ text: sentence, file, line: locate([list, i]).line })),
  );
  return [{ text: system.summary, file, line: locate(['summary']).line }, ...lists];
}

function readingTimes(files: PackFiles): Problem[] {
  return [...files].flatMap(([file, text]) => {
    if (!/^(translations\/[^/]+\/)?(lessons\/[^/]+\/lesson|start)\.md$/.test(file)) return [];
    const read = readLessonFile(file, text, file.endsWith('start.md') ? startHeadSchema : lessonHeadSchema);
    if ('code' in read || !read.head.value) return [];
    const words = wordsIn(read.body);
    const characters = unspacedIn(read.body);
    const time = words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE;
    const { minutes } = read.head.value;
    if (Math.abs(minutes - time) <= MINUTES_OFF) return [];
    const fair = Math.max(1, Math.round(time));
    const length =
      characters > 0 ? `${characters} characters and ${words} other words` : plural(words, 'word', 'words');
    const message = `It has ${length}, which take about ${plural(fair, 'minute', 'minutes')} to read. Write \`minutes: ${fair}\`.`;
    return [problemAt('prose.minutes', message, file, read.head.locate(['minutes']).line)];
  });
}

/** Words of running text, as far as spaces set them apart; numbers count. */
export const wordsIn = (body: string): number =>
  withoutUnspaced(body).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
