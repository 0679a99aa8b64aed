import type { Pack } from '../core/course/pack.ts';
import type { System } from '../core/course/system.ts';
import type { KnownSystem } from './library.ts';

/** Systems that belong together: those that the lessons of one module tell of or, without one, those that none does. */
export interface SystemGroup {
  readonly module?: Pack['modules'][number];
  readonly systems: readonly KnownSystem[];
}

/** The systems of each pack in the order of its outline: module by module, then those that no lesson tells of. */
export function systemGroups(systems: readonly KnownSystem[]): SystemGroup[] {
  const packs = [...new Set(systems.map(({ pack }) => pack))];
  return packs.flatMap((pack) => {
    const ofPack = systems.filter((system) => system.pack === pack);
    const groups: SystemGroup[] = pack.modules.map((module) => ({
      module,
      systems: ofPack.filter(({ system }) => moduleOf(pack, system) === module),
    }));
    const alone = ofPack.filter(({ system }) => moduleOf(pack, system) === undefined);
    return [...groups, { systems: alone }].filter((group) => group.systems.length > 0);
  });
}

const moduleOf = ({ modules }: Pack, { lesson }: System): Pack['modules'][number] | undefined =>
  modules.find(({ lessons }) => lessons.some(({ id }) => id === lesson?.split('#')[0]));
