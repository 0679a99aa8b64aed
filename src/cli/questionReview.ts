import pc from 'picocolors';
import { plain } from '../core/base/plain.ts';
import type { ImportPlan } from '../packs/exchange/importPlan.ts';
import type { QtiReading } from '../packs/exchange/readQtiPackage.ts';

/** What an import would add to a quiz, for a person to read first: questions, options, what was left out and why. */
export function questionReview(questions: ImportPlan['questions'], left: QtiReading['left']): string {
  const lines = [
    ...questions.flatMap(({ question, notes }, i) => [
      `${i + 1}. ${pc.dim(`[${plain(question.id)}]`)} ${pc.bold(plain(question.ask))}`,
      ...question.options.flatMap(({ id, text, right, feedback }) => [
        `   ${right ? pc.green('✓') : '·'} ${pc.dim(`[${plain(id)}]`)} ${plain(text)}`,
        `     ${pc.dim(plain(feedback))}`,
      ]),
      ...notes.map((note) => `   ${pc.yellow('!')} ${plain(note)}`),
      '',
    ]),
    ...(left.length > 0
      ? ['Not taken:', ...left.map(({ file, line, why }) => plain(`${file}:${line} ${why}`)), '']
      : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
