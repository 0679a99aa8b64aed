import { isMap, isScalar, stringify, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import { bibliographyFile, hintsFile, outlineFile } from '../crossChecks.ts';
import { readLessonFile } from '../lessonFile.ts';
import { problemAt, sortProblems } from '../position.ts';
import { readYaml } from '../yamlFile.ts';
import { applyEdits, stamped, type Edit } from './yamlEdits.ts';
import type { Step } from './migrate.ts';

type Change = (file: string, text: string) => Result<string, Problem[]>;

/** What becomes of a file of version 0, by its path. All others stay as they are. */
const changes: readonly (readonly [RegExp | string, Change])[] = [
  [outlineFile, outline],
  [hintsFile, (file, text) => stamped(file, text, { under: 'hints' })],
  [bibliographyFile, bibliography],
  [/^labs\/[^/]+\/lab\.yaml$/, (file, text) => stamped(file, text)],
  [/^lessons\/[^/]+\/quiz\.yaml$/, (file, text) => stamped(file, text)],
  [/^lessons\/[^/]+\/lesson\.md$/, lesson],
];

/**
 * From the first packs, of which only the outline said a version (`format: 1`), to files that each say `schema: 1`; hints and
 * sources each below a name; and sources in the words of CSL.
 */
export const zeroToOne: Step = {
  from: 0,
  to: 1,
  guesses: {
    [bibliographyFile]: 'what is on arXiv is a `preprint`, what has a DOI an `article`, all else a `webpage`',
  },
  take: (files) => {
    const taken = new Map<string, string>();
    const problems: Problem[] = [];
    for (const [path, text] of files) {
      const [, change] = changes.find(([at]) => (typeof at === 'string' ? at === path : at.test(path))) ?? [];
      const made = change ? change(path, text) : succeed(text);
      if (made.ok) taken.set(path, made.value);
      else problems.push(...made.problem);
    }
    return problems.length > 0 ? fail(sortProblems(problems)) : succeed(taken);
  },
};

function outline(file: string, text: string): Result<string, Problem[]> {
  const { document, problems } = readYaml(file, text);
  const root = document?.contents;
  if (problems.length > 0 || !isMap(root) || root.has('schema')) return stamped(file, text);
  const key = keyOf(root, 'format');
  return key ? succeed(applyEdits(text, [{ ...key, text: 'schema' }])) : stamped(file, text);
}

function lesson(file: string, text: string): Result<string, Problem[]> {
  const page = readLessonFile(file, text, z.unknown());
  if ('code' in page) return fail([page]);
  const head = text
    .split('\n')
    .slice(1, page.bodyLine - 2)
    .join('\n');
  const made = stamped(file, head, { firstLine: 2 });
  return made.ok ? succeed(`---\n${made.value}${text.slice('---\n'.length + head.length)}`) : made;
}

function bibliography(file: string, text: string): Result<string, Problem[]> {
  const { document, problems: syntax, at } = readYaml(file, text);
  const root = document?.contents;
  if (syntax.length > 0 || !isMap(root) || root.has('schema')) return stamped(file, text);
  const problems: Problem[] = [];
  const edits = root.items.flatMap(({ value: source }) => {
    if (!isMap(source)) return [];
    const report = (message: string, { from }: Edit): void => {
      const { line, column } = at(from);
      problems.push(problemAt('migrate.by-hand', message, file, line, column));
    };
    return sourceEdits(source, (offset) => at(offset).column, report);
  });
  return problems.length > 0 ? fail(problems) : stamped(file, applyEdits(text, edits), { under: 'sources' });
}

/** A source in the words of CSL. What its author added in those words already, to help the program, is kept. */
function sourceEdits(
  source: YAMLMap,
  columnOf: (offset: number) => number,
  report: (message: string, place: Edit) => void,
): Edit[] {
  const edits: Edit[] = [];
  for (const [before, now] of renamed) {
    const key = keyOf(source, before);
    if (key) edits.push({ ...key, text: now });
  }
  const key = keyOf(source, 'url');
  const url: unknown = source.get('url', true);
  if (!key || !isScalar(url) || typeof url.value !== 'string' || !url.range) return edits;
  const found = foundBy(url.value, source);
  if (!found) {
    const how = 'add `accessed: 2026-08`, with your month, to this source, then migrate again';
    report(`Only you know when this page was read: ${how}.`, key);
    return edits;
  }
  edits.push({ ...key, text: found.name });
  if (found.value !== url.value) {
    const [from, to] = url.range;
    if (url.type?.startsWith('BLOCK')) report('Write this address on the line of its name, then migrate again.', key);
    edits.push({ from, to, text: inYaml(found.value) });
  }
  const first = source.items[0]?.key;
  if (!source.has('type') && isScalar(first) && first.range) {
    const [from] = first.range;
    const next = source.flow ? ', ' : `\n${' '.repeat(columnOf(from) - 1)}`;
    edits.push({ from, to: from, text: `type: ${found.type}${next}` });
  }
  return edits;
}

const renamed = [
  ['year', 'issued'],
  ['venue', 'container-title'],
] as const;

const stable = [
  { name: 'arXiv', type: 'preprint', address: /^https?:\/\/arxiv\.org\/abs\/(\d{4}\.\d{4,5})$/ },
  { name: 'DOI', type: 'article', address: /^https?:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,9}\/\S+)$/ },
] as const;

/** By what a source is found, and what it then is most likely; undefined of a page that may change since it was read. */
function foundBy(url: string, source: YAMLMap): { name: string; value: string; type: string } | undefined {
  const said = stable.find(({ name }) => source.has(name));
  if (said || source.has('accessed')) return { name: 'URL', value: url, type: said?.type ?? 'webpage' };
  for (const { name, type, address } of stable) {
    const value = address.exec(url)?.[1];
    if (value !== undefined) return { name, value, type };
  }
  return undefined;
}

/** A text as YAML has it on one line, in quotation marks where it needs them. */
const inYaml = (text: string): string => stringify(text, { singleQuote: true, lineWidth: 0 }).trimEnd();

/** Where a name stands in a block. */
function keyOf(map: YAMLMap, name: string): Edit | undefined {
  const key = map.items.map((pair) => pair.key).find((one) => isScalar(one) && one.value === name);
  if (!isScalar(key) || !key.range) return undefined;
  const [from, to] = key.range;
  return { from, to, text: name };
}
