import { GRADER_VERSION } from '../core/grading/version.ts';

export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Findings as a SARIF 2.1.0 log (OASIS), which code hosts show beside the lines. */
export function sarif(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const results = findings.map(({ rule, message, level, file, line, column }) => ({
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level,
    message: { text: message },
    ...(file === undefined ? {} : { locations: [{ physicalLocation: placeOf(file, line, column) }] }),
  }));
  const driver = { name: 'Groundloop', semanticVersion: GRADER_VERSION, rules: rules.map((id) => ({ id })) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const placeOf = (file: string, line: number | undefined, column: number | undefined) => ({
  artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
  ...(line === undefined
    ? {}
    : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
});
