/** Where the types of `groundloop` lie beside pipelines, for the editor's IntelliSense: grading never reads them. */
export const typesPath = '.groundloop/types/groundloop.d.ts';

/** A `tsconfig.json` under which an editor reads these pipelines as Groundloop does. `covers` says which they are. */
export const editorConfig = (covers: { readonly files: string[] } | { readonly include: string[] }): string =>
  `${JSON.stringify({ compilerOptions, ...covers }, null, 2)}\n`;

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  strict: true,
  noEmit: true,
  types: [],
};

/** What an author's editor needs in the folder of a pack. It is no part of the pack: `readFolder` passes it over. */
export const authorFiles = (types: string): ReadonlyMap<string, string> =>
  new Map([
    ['tsconfig.json', editorConfig({ include: ['labs/*/**/*.ts', 'systems/*/**/*.ts', typesPath] })],
    [typesPath, types],
  ]);
