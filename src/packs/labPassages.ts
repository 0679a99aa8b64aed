import { labFileSchema, packHintsSchema, type Hints } from '../core/course/lab.ts';
import { hintsFile } from './crossChecks.ts';
import { parseYaml, type YamlFile } from './yamlFile.ts';

/** A piece of running text, and where it begins. */
export interface Passage {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** What a lab says besides its task: in `lab.yaml`, in hints, and in the comments of the pipeline that it starts from. */
export function labPassages(file: string, text: string): Passage[] {
  if (file === hintsFile) {
    const yaml = parseYaml(file, text, packHintsSchema);
    return hintPassages(file, yaml, yaml.value?.hints ?? {});
  }
  if (/^labs\/[^/]+\/lab\.yaml$/.test(file)) return dataPassages(file, text);
  return /^(labs|systems)\/[^/]+\/pipeline\.ts$/.test(file) ? comments(file, text) : [];
}

function dataPassages(file: string, text: string): Passage[] {
  const yaml = parseYaml(file, text, labFileSchema);
  if (!yaml.value) return [];
  const { summary, assistant, hints } = yaml.value;
  const at = (...path: string[]): number => yaml.locate(path).line;
  return [
    { text: summary, file, line: at('summary') },
    ...Object.entries(assistant ?? {}).flatMap(([key, words]) =>
      [words].flat().map((text) => ({ text, file, line: at('assistant', key) })),
    ),
    ...hintPassages(file, yaml, hints),
  ];
}

const hintPassages = (file: string, { locate }: YamlFile<unknown>, hints: Hints): Passage[] =>
  Object.entries(hints).flatMap(([flaw, ladder]) =>
    ladder.map((hint, i) => ({ text: hint, file, line: locate(['hints', flaw, i]).line })),
  );

/** Comments, those on neighbouring lines as one. */
function comments(file: string, text: string): Passage[] {
  const found = [...text.matchAll(/\/\*[^]*?\*\/|(?:^[ \t]*\/\/.*\n?)+|(?<=\s)\/\/.*/gm)];
  return found.map(({ 0: comment, index }) => ({
    text: comment.replaceAll(/^\s*(?:\/\*+|\*+\/|\*|\/\/)|\*\/$/gm, ' '),
    file,
    line: text.slice(0, index).split('\n').length,
  }));
}
