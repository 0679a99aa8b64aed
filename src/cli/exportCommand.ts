import type { Pack } from '../core/course/pack.ts';
import { plural } from '../core/desk/words.ts';
import { cartridge } from '../packs/exchange/cartridge.ts';
import { qtiPackage } from '../packs/exchange/qtiPackage.ts';
import { questionSets } from '../packs/exchange/questionPools.ts';
import type { PackFiles } from '../packs/folder.ts';
import { writeLabpack } from '../packs/labpack/writeLabpack.ts';
import { EXIT } from './exit.ts';
import { openPack } from './openPack.ts';
import { refuse } from './refuse.ts';
import { writeWhole } from './writeWhole.ts';

interface Exported {
  readonly name: string;
  readonly ending: string;
  readonly make: (pack: Pack) => PackFiles;
  /** What of a pack the format has no place for. */
  readonly leftOut: string;
}

const formats = {
  qti: {
    name: 'QTI 3.0',
    ending: '-qti.zip',
    make: qtiPackage,
    leftOut: 'texts, figures and labs',
  },
  cc: {
    name: 'Common Cartridge 1.3',
    ending: '.imscc',
    make: cartridge,
    leftOut: 'figures that run, labs, translations, and the drawing of questions for a test',
  },
} as const satisfies Record<string, Exported>;

export type ExportFormat = keyof typeof formats;
export const exportFormats: readonly ExportFormat[] = ['qti', 'cc'];

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly out?: string;
}

/** `groundloop export`: a pack for other systems. The same pack gives the same bytes. Returns the exit code. */
export async function exportCommand(path: string, { format, out }: ExportOptions): Promise<number> {
  const opened = await openPack(path);
  if (!opened.ok) return refuse(opened.problem);
  const pack = opened.value;
  const { name, ending, make, leftOut } = formats[format];
  const target = out ?? `${pack.id}-${pack.version}${ending}`;
  const written = await writeWhole(target, await writeLabpack(make(pack)), 'The export');
  if (!written.ok) return refuse(written.problem);
  process.stdout.write(
    `${target}: ${pack.title} ${pack.version} as ${name}, ${contents(pack)}\nNot in it: ${leftOut}.\n`,
  );
  return EXIT.passed;
}

function contents(pack: Pack): string {
  const sets = questionSets(pack);
  const questions = sets.flatMap(({ parts }) => parts.flatMap((part) => part.questions));
  const tests = sets.filter(({ kind }) => kind === 'test').length;
  return [
    plural(questions.length, 'question', 'questions'),
    'in',
    plural(sets.length - tests, 'quiz', 'quizzes'),
    'and',
    plural(tests, 'test', 'tests'),
  ].join(' ');
}
