import type { Problem } from '../core/base/result.ts';
import { translationSchema } from '../core/course/pack.ts';
import type { PackFiles } from './folder.ts';
import { fingerprint } from './hash.ts';
import { filesOf, translationFile, translationsFolder } from './parseTranslation.ts';
import { problemAt } from './position.ts';
import { parseYaml } from './yamlFile.ts';

/** Where a translation may be behind its original: a pack can be read all the same. */
export function checkTranslations(files: PackFiles): Problem[] {
  const folder = `${translationsFolder}/`;
  const languages = [...files.keys()].flatMap((path) => (path.startsWith(folder) ? (path.split('/')[1] ?? []) : []));
  return [...new Set(languages)].flatMap((language) => behind(files, language));
}

function behind(files: PackFiles, language: string): Problem[] {
  const translated = filesOf(files, language);
  const { value, locate } = parseYaml(translationFile, translated.get(translationFile) ?? '', translationSchema);
  if (!value) return [];
  const report = (message: string, path: string): Problem => {
    const { line, column } = locate(['originals', path]);
    return problemAt(
      'translation.behind',
      message,
      `${translationsFolder}/${language}/${translationFile}`,
      line,
      column,
    );
  };
  const known = new Map(Object.entries(value.originals));
  const made = [...translated.keys()].flatMap((path) => {
    const original = files.get(path);
    if (original === undefined) return [];
    const now = fingerprint(original);
    if (known.get(path) === now) return [];
    const state = known.has(path) ? `\`${path}\` has changed since it was translated` : `\`${path}\` isn't listed`;
    return [
      report(`${state}. Once the translation says the same, write \`${path}: ${now}\` under \`originals\`.`, path),
    ];
  });
  const gone = [...known.keys()].filter((path) => !translated.has(path));
  return [...made, ...gone.map((path) => report(`\`${path}\` isn't translated here. Take this line out.`, path))];
}
