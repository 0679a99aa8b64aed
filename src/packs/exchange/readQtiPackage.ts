import { fail, succeed, type Result } from '../../core/base/result.ts';
import { decodeText } from '../folder.ts';
import { readArchive } from '../labpack/readArchive.ts';
import { readQtiItem, type ReadQuestion } from './readQtiItem.ts';
import { readXml } from './readXml.ts';
import { plainName } from './qtiText.ts';

export interface QtiReading {
  readonly questions: readonly ReadQuestion[];
  /** What could not be taken: where it is, and why. */
  readonly left: readonly { readonly file: string; readonly line: number; readonly why: string }[];
}

/**
 * The questions of a QTI package or of a single item, from anywhere; or why nothing of it can be read. Of a package, files
 * that aren't XML are never unpacked.
 */
export async function readQtiPackage(bytes: Uint8Array, name: string): Promise<Result<QtiReading, string>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) {
    const text = decodeText(bytes);
    return text === undefined ? fail('it is neither a zip archive nor UTF-8 text') : succeed(readAll([[name, text]]));
  }
  const archive = await readArchive(bytes, (path) => /\.xml$/i.test(path));
  return archive.ok ? succeed(readAll([...archive.value])) : archive;
}

function readAll(files: readonly (readonly [string, string])[]): QtiReading {
  const questions: ReadQuestion[] = [];
  const left: { file: string; line: number; why: string }[] = [];
  for (const [file, text] of files) {
    const root = readXml(text);
    if (!root.ok) {
      left.push({ file, line: root.problem.line, why: `This XML can't be read: ${root.problem.message}` });
      continue;
    }
    const kind = plainName(root.value.name);
    if (kind === 'assessmentitem') {
      const read = readQtiItem(root.value);
      if (read.ok) questions.push(read.value);
      else left.push({ file, line: read.problem.line, why: read.problem.message });
    } else if (kind === 'questestinterop') {
      left.push({ file, line: root.value.line, why: 'This is QTI 1; export the questions as QTI 2 or 3.' });
    } else if (files.length === 1) {
      left.push({ file, line: root.value.line, why: `This is <${root.value.name}>, not a question of QTI 2 or 3.` });
    }
  }
  return { questions, left };
}
