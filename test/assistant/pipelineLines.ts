/** The lines of a pipeline that do something. */
export const pipelineLines = (code: string): string[] =>
  code
    .replace(/\/\*[^]*?\*\/|(?<![:'])\/\/.*$/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '}' && !line.startsWith('import'));
