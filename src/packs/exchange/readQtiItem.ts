import { fail, succeed, type Result } from '../../core/base/result.ts';
import { toBeWritten, type Question } from '../../core/course/quiz.ts';
import { idOf, toolName } from './qtiItem.ts';
import { attributeOf, elementsIn, findAll, oneLine, plainName, textOf } from './qtiText.ts';
import type { XmlFault, XmlNode } from './readXml.ts';

/** A question as it was read, and what about it a person should know before it is taken. */
export interface ReadQuestion {
  readonly question: Question;
  /** What was left out or is missing, a sentence each. */
  readonly notes: readonly string[];
  readonly line: number;
}

/** Nobody reads so many; what has more was made to keep us busy. */
const MOST_OPTIONS = 50;

const isInteraction = (name: string): boolean => name.endsWith('interaction');
const isFeedback = (name: string): boolean => /^(feedback(inline|block)|modalfeedback)$/.test(name);

/**
 * The question of an assessment item, QTI 3 or 2: one choice with one right answer. Another item is refused, with its line;
 * so is one whose right answer isn't declared. Feedback that is missing is a placeholder. Pure.
 */
export function readQtiItem(item: XmlNode): Result<ReadQuestion, XmlFault> {
  const refuse = (message: string, { line } = item): Result<never, XmlFault> => fail({ message, line });
  const interactions = findAll(item, isInteraction);
  const [interaction, ...others] = interactions;
  if (!interaction) return refuse('It asks nothing that can be answered.');
  if (others.length > 0) return refuse('It asks more than one thing: a question here has one list of options.');
  if (plainName(interaction.name) !== 'choiceinteraction')
    return refuse(`It is answered with <${interaction.name}>; only a choice can be taken.`, interaction);

  const dropped = new Set<string>();
  const words = (node: XmlNode, skipped?: (name: string) => boolean): string => {
    const read = textOf(node, skipped);
    for (const what of read.dropped) dropped.add(what);
    return read.text;
  };
  const own = attributeOf(item, 'toolname') === toolName;
  const right = rightAnswers(item, attributeOf(interaction, 'responseidentifier'));
  if (!right.ok) return refuse(right.problem, interaction);
  const choices = findAll(interaction, 'simplechoice');
  if (choices.length < 2) return refuse('It has fewer than two options.', interaction);
  if (choices.length > MOST_OPTIONS) return refuse(`It has more than ${MOST_OPTIONS} options.`, interaction);

  const ids = distinct(choices.map((choice) => attributeOf(choice, 'identifier') ?? ''));
  const feedback = feedbackOf(item);
  const missing: string[] = [];
  const options = choices.map((choice, i) => {
    const identifier = attributeOf(choice, 'identifier') ?? '';
    const said = [...findAll(choice, isFeedback), ...(feedback.get(identifier) ?? [])]
      .map((node) => words(node))
      .filter((text) => text !== '');
    const id = ids[i] ?? identifier;
    if (said.length === 0) missing.push(id);
    return {
      id,
      text: words(choice, isFeedback),
      right: identifier === right.value,
      feedback: said.join(' ') || toBeWritten,
    };
  });
  if (options.filter((option) => option.right).length !== 1)
    return refuse('The right answer that it declares is none of its options.', interaction);
  const empty = options.findIndex(({ text }) => text === '');
  if (empty >= 0) return refuse('One of its options has no words.', choices[empty]);

  const body = findAll(item, 'itembody').map((node) =>
    words(node, (name) => isInteraction(name) || isFeedback(name) || name === 'rubricblock'),
  );
  const prompt = findAll(interaction, 'prompt').map((node) => words(node));
  const ask = [...body, ...prompt].filter((text) => text !== '').join(' ');
  if (ask === '') return refuse('It has no question in words.');

  const identifiers = new Set(choices.map((choice) => attributeOf(choice, 'identifier')));
  const general = [...feedback.keys()].filter((key) => !identifiers.has(key));
  if (findAll(item, 'rubricblock').length > 0) dropped.add('instructions');
  if (findAll(item, 'mapping').length > 0) dropped.add('points');
  const many = (attributeOf(interaction, 'maxchoices') ?? '1') !== '1';
  const notes = [
    ...(many ? ['Several options could be chosen at once; here it is one.'] : []),
    ...(dropped.size > 0 ? [`Left out: ${[...dropped].join(', ')}.`] : []),
    ...(general.length > 0 ? [`Left out, since no single option has it: feedback ${general.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`No feedback for ${missing.join(', ')}: to be written.`] : []),
  ].map(oneLine);
  const id = own
    ? idOf((attributeOf(item, 'identifier') ?? '').replace(/^.*_(quiz|test)_/, ''))
    : attributeOf(item, 'identifier');
  const section = own ? attributeOf(item, 'label') : undefined;
  const question = { id: slug(id ?? ''), ask, ...(section !== undefined && { section }), options };
  return succeed({ question, notes, line: item.line });
}

/** The identifier of the one right answer, or why there is none. */
function rightAnswers(item: XmlNode, response: string | undefined): Result<string, string> {
  const declaration = findAll(item, 'responsedeclaration').find((node) => attributeOf(node, 'identifier') === response);
  const values = declaration
    ? findAll(declaration, 'correctresponse').flatMap((node) =>
        findAll(node, 'value').map((value) => textOf(value).text),
      )
    : [];
  const [value, ...others] = values;
  if (others.length > 0) return fail('More than one of its answers is right: a question here has one.');
  return value === undefined ? fail("It doesn't say which answer is right.") : succeed(value);
}

/** Feedback outside the options, by the identifier that shows it. */
function feedbackOf(item: XmlNode): Map<string, XmlNode[]> {
  const found = new Map<string, XmlNode[]>();
  const collect = (node: XmlNode): void => {
    for (const child of elementsIn(node)) {
      const name = plainName(child.name);
      if (name === 'simplechoice') continue;
      if (!isFeedback(name)) {
        collect(child);
        continue;
      }
      // What is hidden when this one is chosen isn't said to whoever chose it.
      const hidden = attributeOf(child, 'showhide') === 'hide';
      const identifier = `${hidden ? 'all but ' : ''}${attributeOf(child, 'identifier') ?? ''}`;
      found.set(identifier, [...(found.get(identifier) ?? []), child]);
    }
  };
  collect(item);
  return found;
}

/** An identifier from elsewhere as an id. */
const slug = (identifier: string): string =>
  identifier
    .normalize('NFKD')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'question';

/** The ids of options: made of their identifiers, each once. */
function distinct(identifiers: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const identifier of identifiers) ids.add(freeId(slug(idOf(identifier)), (id) => ids.has(id)));
  return [...ids];
}

/** The id itself or, where it is taken, the same with a number. */
export function freeId(id: string, taken: (id: string) => boolean): string {
  let free = id;
  for (let n = 2; taken(free); n++) free = `${id}-${n}`;
  return free;
}
