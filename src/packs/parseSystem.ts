import { FLAWS_OF } from '../core/course/world.ts';
import type { Source, SystemFiles } from '../core/course/pack.ts';
import { labOfSystem, systemFileSchema, type System } from '../core/course/system.ts';
import type { ParsedLab } from './parseLab.ts';
import type { PackReader } from './reader.ts';
import { systemReadme } from './systemReadme.ts';
import type { YamlFile } from './yamlFile.ts';

export interface ParsedSystem {
  /** Undefined where a part of it is broken. */
  readonly files: SystemFiles | undefined;
  readonly yaml: YamlFile<System> | undefined;
  /** The keys of its sources. */
  readonly cited: ReadonlySet<string>;
}

/** What the file says of the system: all but the version of its format. */
const systemFile = systemFileSchema.transform(({ schema, ...system }): System => system);

/** Where the labs of a pack say that a flaw is explained: the first of them that does. */
export function explainedIn(labs: Iterable<ParsedLab>): Readonly<Record<string, string>> {
  const explained: Record<string, string> = {};
  for (const { yaml } of labs) {
    for (const [flaw, section] of Object.entries(yaml?.value?.rubric.lessons ?? {})) explained[flaw] ??= section;
  }
  return explained;
}

/** Reads `systems/<id>/`. `sources` is undefined where the bibliography is broken: then they aren't looked up. */
export function parseSystem(
  reader: PackReader,
  id: string,
  sources: ReadonlyMap<string, Source> | undefined,
  explained: Readonly<Record<string, string>>,
): ParsedSystem {
  const folder = `systems/${id}`;
  const yaml = reader.yaml(`${folder}/system.yaml`, systemFile, 'what the system is, as data');
  const skeleton = reader.text(`${folder}/pipeline.ts`, 'the system as a pipeline');
  const system = yaml?.value;
  if (!system) return { files: undefined, yaml, cited: new Set() };
  checkSystem(reader, id, yaml, system, sources);
  const cited = new Set(system.sources);
  if (skeleton === undefined) return { files: undefined, yaml, cited };
  const none: ReadonlyMap<string, string> = new Map();
  const readme = systemReadme(system, sources ?? new Map());
  const lab = labOfSystem(system, explained);
  const files = { lab, readme, skeleton, prompts: none, solutions: none, variants: none, references: none };
  return { files: { system, files }, yaml, cited };
}

function checkSystem(
  reader: PackReader,
  id: string,
  yaml: YamlFile<System>,
  system: System,
  sources: ReadonlyMap<string, Source> | undefined,
): void {
  const report = (code: string, message: string, ...path: (string | number)[]): void => {
    reader.report(code, message, `systems/${id}/system.yaml`, yaml.locate(path));
  };
  if (system.id !== id) {
    report('system.id', `The system is in the folder \`${id}\`: give it that id, or rename the folder.`, 'id');
  }
  system.sources.forEach((key, i) => {
    if (sources?.has(key) !== false) return;
    const message = `\`${key}\` isn't in bibliography.yaml. Add it there, or check the spelling.`;
    report('system.unknown-source', message, 'sources', i);
  });
  const lookedFor = labOfSystem(system).rubric.flaws;
  system.expect.forEach((flaw, i) => {
    if (Object.hasOwn(lookedFor, flaw)) return;
    const known = FLAWS_OF[system.world.kind];
    const message = known.includes(flaw)
      ? `${flaw} can't be looked for in this world. Add to \`world\` what it needs, or take it out.`
      : `In a world of the kind \`${system.world.kind}\` nobody looks for ${flaw}: there are ${known.join(', ')}.`;
    report('system.unknown-flaw', message, 'expect', i);
  });
}
