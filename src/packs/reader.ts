import type { z } from 'zod';
import type { Problem } from '../core/base/result.ts';
import type { PackFiles } from './folder.ts';
import { problemAt } from './position.ts';
import { parseYaml, type YamlFile } from './yamlFile.ts';

/** Takes a pack's files one by one, collects what is wrong, and knows in the end which files nobody asked for. */
export class PackReader {
  readonly problems: Problem[] = [];
  readonly #files: PackFiles;
  /** The names of the files right in each folder. */
  readonly #names = new Map<string, string[]>();
  readonly #taken = new Set<string>();

  constructor(files: PackFiles) {
    this.#files = files;
    for (const file of files.keys()) {
      const slash = file.lastIndexOf('/');
      const folder = file.slice(0, Math.max(0, slash));
      const names = this.#names.get(folder);
      if (names) names.push(file.slice(slash + 1));
      else this.#names.set(folder, [file.slice(slash + 1)]);
    }
  }

  /** The text of a file that must be there; `what` says what it is for. */
  text(path: string, what: string): string | undefined {
    const text = this.optional(path);
    if (text === undefined) this.report('pack.missing-file', `This file is missing: ${what}.`, path);
    else if (text.trim() === '') this.report('pack.empty-file', `This file is empty: ${what}.`, path);
    return text;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  optional(path: string): string | undefined {
    this.#taken.add(path);
    return this.#files.get(path);
  }

  yaml<T>(path: string, schema: z.ZodType<T>, what: string): YamlFile<T> | undefined {
    const text = this.text(path, what);
    if (text === undefined || text.trim() === '') return undefined;
    return this.keep(parseYaml(path, text, schema));
  }

  /** Collects the problems of a YAML text that was parsed elsewhere. */
  keep<T>(yaml: YamlFile<T>): YamlFile<T> {
    this.problems.push(...yaml.problems);
    return yaml;
  }

  /** The files right in a folder that end in `extension`: name → text. */
  folder(path: string, extension: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const name of this.#names.get(path) ?? []) {
      const text = name.endsWith(extension) ? this.optional(`${path}/${name}`) : undefined;
      if (text !== undefined) found.set(name, text);
    }
    return found;
  }

  /** Takes all files below a folder: they are read elsewhere. */
  leaveOut(path: string): void {
    for (const file of this.#files.keys()) if (file.startsWith(`${path}/`)) this.#taken.add(file);
  }

  /** The names of the folders in a folder. */
  folders(path: string): string[] {
    const names = [...this.#files.keys()]
      .filter((file) => file.startsWith(`${path}/`))
      .map((file) => file.slice(path.length + 1).split('/'))
      .flatMap((parts) => (parts.length > 1 && parts[0] !== undefined ? [parts[0]] : []));
    return [...new Set(names)];
  }

  /** The files that were never asked for. */
  leftovers(): string[] {
    return [...this.#files.keys()].filter((file) => !this.#taken.has(file));
  }

  report(code: string, message: string, file: string, at?: { line: number; column: number }): void {
    this.problems.push(problemAt(code, message, file, at?.line, at?.column));
  }
}
