import type { LabFiles, Pack } from '../core/course/pack.ts';

export interface KnownLab {
  readonly pack: Pack;
  readonly files: LabFiles;
}

/** Labs that belong together: those of one module, or those of none. */
export interface LabGroup {
  readonly pack: Pack;
  readonly module?: Pack['modules'][number];
  readonly labs: readonly KnownLab[];
}

/** The labs of each pack in the order of its outline: lesson by lesson, then the module's capstone, then those that no lesson has. */
export function labGroups(labs: readonly KnownLab[]): LabGroup[] {
  const packs = [...new Set(labs.map(({ pack }) => pack))];
  return packs.flatMap((pack) => {
    const ofPack = labs.filter((lab) => lab.pack === pack);
    const groups: LabGroup[] = pack.modules.map((module) => ({
      pack,
      module,
      labs: ofPack
        .filter(({ files }) => moduleOf(pack, files) === module)
        .sort((a, b) => placeIn(module, a) - placeIn(module, b)),
    }));
    const alone = ofPack.filter(({ files }) => moduleOf(pack, files) === undefined);
    return [...groups, { pack, labs: alone }].filter((group) => group.labs.length > 0);
  });
}

/** Whoever begins must not meet the capstone first. */
function placeIn({ lessons }: Pack['modules'][number], { files }: KnownLab): number {
  const lesson = lessons.findIndex(({ id }) => id === files.lab.lesson);
  return lesson < 0 ? lessons.length : lesson;
}

const moduleOf = ({ modules }: Pack, { lab }: LabFiles): Pack['modules'][number] | undefined =>
  modules.find(({ lessons, capstone }) => capstone === lab.id || lessons.some(({ id }) => id === lab.lesson));
