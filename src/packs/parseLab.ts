import { lacksOf } from '../core/course/needs.ts';
import { FLAWS_OF } from '../core/course/world.ts';
import { flawIdSchema, labFileSchema, type Hints, type Lab } from '../core/course/lab.ts';
import type { LabFiles } from '../core/course/pack.ts';
import { isAbout } from '../core/course/topics.ts';
import { checkCapstone } from './checkCapstone.ts';
import { checkMeasures } from './checkMeasures.ts';
import type { LinkPlace } from './checkLesson.ts';
import { checkTask } from './checkTask.ts';
import { hintsFile } from './crossChecks.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

export interface ParsedLab {
  /** Links from its task and its prompts into the pack. */
  readonly links: readonly LinkPlace[];
  /** Undefined where a part of it is broken. */
  readonly files: LabFiles | undefined;
  readonly yaml: YamlFile<Lab> | undefined;
}

/** What the file says of the lab: all but the version of its format. */
const labFile = labFileSchema.transform(({ schema, ...lab }): Lab => ({ ...lab, scored: true }));

/**
 * Reads `labs/<id>/` and checks its parts against each other. The lab comes out with the hints of every flaw in play, its
 * own before the pack's; the pack's are undefined where they can't be read.
 */
export function parseLab(reader: PackReader, id: string, packHints: Hints | undefined): ParsedLab {
  const folder = `labs/${id}`;
  const yaml = reader.yaml(`${folder}/lab.yaml`, labFile, "the lab's task as data");
  const readme = reader.text(`${folder}/README.md`, 'the task in words');
  const skeleton = reader.text(`${folder}/pipeline.ts`, 'the pipeline the learner starts from');
  const prompts = reader.folder(`${folder}/prompts`, '.md');
  const solutions = reader.folder(`${folder}/solutions`, '.ts');
  const variants = reader.folder(`${folder}/variants`, '.ts');
  if (solutions.size === 0) {
    reader.report(
      'lab.no-solution',
      'Add at least one pipeline that passes, so that the lab can be tested.',
      `${folder}/solutions`,
    );
  }
  if (prompts.size === 0) {
    reader.report('lab.no-prompt', 'Add at least one starter prompt for the assistant.', `${folder}/prompts`);
  }
  const pages = new Map([...prompts].map(([name, text]) => [`${folder}/prompts/${name}`, text]));
  if (readme !== undefined) pages.set(`${folder}/README.md`, readme);
  const links = [...pages].flatMap(([path, text]) => {
    const checked = checkTask(path, text);
    reader.problems.push(...checked.problems);
    return checked.links;
  });
  const written = yaml?.value;
  // Without a capstone they are files that nobody asked for.
  const references =
    written && !written.capstone ? new Map<string, string>() : reader.folder(`${folder}/references`, '.ts');
  const measures = reader.optional(`${folder}/measures.ts`);
  if (!written) return { files: undefined, yaml, links };
  const lab = { ...written, hints: hintsInPlay(written, packHints ?? {}) };
  checkLab(reader, id, yaml, written, variants);
  if (written.capstone) checkCapstone(reader, yaml, written, written.capstone, references, folder);
  checkMeasures(reader, yaml, written, measures, folder);
  if (packHints) checkHints(reader, id, yaml, lab);
  checkAvoided(reader, yaml, written, prompts, folder);
  const whole = readme !== undefined && skeleton !== undefined;
  return {
    files: whole
      ? { lab, readme, skeleton, prompts, solutions, variants, references, ...(measures !== undefined && { measures }) }
      : undefined,
    yaml,
    links,
  };
}

function hintsInPlay({ rubric, hints }: Lab, packHints: Hints): Hints {
  const ladders = Object.keys(rubric.flaws).map((flaw) => [flaw, hints[flaw] ?? packHints[flaw]] as const);
  return Object.fromEntries(ladders.flatMap(([flaw, ladder]) => (ladder ? [[flaw, ladder]] : [])));
}

/** A starter prompt must not ask for what the assistant was told to leave to the class. */
function checkAvoided(
  reader: PackReader,
  yaml: YamlFile<Lab>,
  { assistant }: Lab,
  prompts: ReadonlyMap<string, string>,
  folder: string,
): void {
  assistant?.avoid.forEach((topic, i) => {
    for (const [name, text] of prompts) {
      if (!isAbout(text, topic)) continue;
      const message = `\`prompts/${name}\` asks about "${topic}", which the assistant is told to avoid: change one of them.`;
      reader.report('lab.avoided-prompt', message, `${folder}/lab.yaml`, yaml.locate(['assistant', 'avoid', i]));
    }
  });
}

function checkHints(reader: PackReader, id: string, yaml: YamlFile<Lab>, { rubric, hints }: Lab): void {
  for (const flaw of Object.keys(rubric.flaws)) {
    if (hints[flaw]) continue;
    const message = `Add at least one hint for ${flaw}: in ${hintsFile} for every lab, or here for this one.`;
    reader.report('lab.no-hint', message, `labs/${id}/lab.yaml`, yaml.locate(['rubric', 'flaws', flaw]));
  }
}

function checkLab(
  reader: PackReader,
  id: string,
  yaml: YamlFile<Lab>,
  lab: Lab,
  variants: ReadonlyMap<string, string>,
): void {
  const file = `labs/${id}/lab.yaml`;
  const report = (code: string, message: string, ...path: (string | number)[]): void => {
    reader.report(code, message, file, yaml.locate(path));
  };
  if (lab.id !== id)
    report('lab.id', `The lab is in the folder \`${id}\`: give it that id, or rename the folder.`, 'id');

  const inPlay = Object.keys(lab.rubric.flaws);
  const known = FLAWS_OF[lab.world.kind];
  for (const flaw of inPlay) {
    if (known.includes(flaw)) continue;
    const message = `No lab of the kind \`${lab.world.kind}\` can look for ${flaw}. It can for ${known.join(', ')}.`;
    report('lab.unknown-flaw', message, 'rubric', 'flaws', flaw);
  }
  for (const { message, path } of lacksOf(lab)) report('lab.cannot-serve', message, ...path);
  const check = (flaw: string, ...path: (string | number)[]): void => {
    if (inPlay.includes(flaw)) return;
    report('lab.flaw-not-in-play', `${flaw} isn't among the flaws in play (rubric › flaws): add it there.`, ...path);
  };
  if (inPlay.length === 0)
    report('lab.no-flaw', 'Name at least one flaw to look for, like `F01: 20`.', 'rubric', 'flaws');
  for (const flaw of Object.keys(lab.rubric.lessons)) check(flaw, 'rubric', 'lessons', flaw);
  for (const flaw of Object.keys(lab.hints)) check(flaw, 'hints', flaw);
  const checkCaught = (caught: string, ...path: (string | number)[]): void => {
    const measure = lab.measures.find(({ id }) => id === caught);
    if (measure && measure.required === undefined) {
      const message = `Nothing is \`required\` of \`${caught}\`: say under measures what is, or take it out here.`;
      report('lab.nothing-required', message, ...path);
    } else if (!measure && !flawIdSchema.safeParse(caught).success) {
      const message = `\`${caught}\` is neither a flaw in play nor a measure of this lab.`;
      report('lab.unknown-catch', message, ...path);
    } else if (!measure) check(caught, ...path);
  };
  lab.expect.skeleton.forEach((caught, i) => {
    checkCaught(caught, 'expect', 'skeleton', i);
  });
  for (const flaw of inPlay) {
    if (lab.lesson === undefined || lab.rubric.lessons[flaw]) continue;
    report(
      'lab.no-lesson',
      `Say which section of a lesson explains ${flaw}, like \`${flaw}: ${lab.lesson}#section\`.`,
      'rubric',
      'lessons',
    );
  }

  for (const [name, caughtFor] of Object.entries(lab.expect.variants)) {
    caughtFor.forEach((caught, i) => {
      checkCaught(caught, 'expect', 'variants', name, i);
    });
    if (!variants.has(name))
      report('lab.no-variant', `There is no file \`variants/${name}\`.`, 'expect', 'variants', name);
  }
  for (const name of variants.keys()) {
    if (Object.hasOwn(lab.expect.variants, name)) continue;
    const message = `Say in lab.yaml (expect › variants) what this pipeline must be caught for.`;
    reader.report('lab.unexpected-variant', message, `labs/${id}/variants/${name}`);
  }
}
