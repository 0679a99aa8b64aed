/**
 * The texts that need a translation, collected from the source. By hand: `node --import tsx scripts/words.ts [LANGUAGE]`
 * lists what lacks one, and which are left over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { chatStrings } from '../src/protocol/chatStrings.ts';
import { webviewStrings } from '../src/protocol/webviewStrings.ts';

/** What is shipped in a language: VS Code finds the first two by their names. */
export const translationFiles = (language: string) => ({
  bundle: `media/l10n/bundle.l10n.${language}.json`,
  manifest: `package.nls.${language}.json`,
});

/** What the source says, by the key it has in a bundle, with the place where it is said first. */
export function collectWords(folder = 'src'): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of Object.values(webviewStrings)) found.set(text, 'src/protocol/webviewStrings.ts');
  for (const text of Object.values(chatStrings)) found.set(text, 'src/protocol/chatStrings.ts');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.ts$/.test(file));
  for (const path of files.map((file) => join(folder, file)).sort()) {
    for (const { key, line } of wordsIn(path, readFileSync(path, 'utf8'))) {
      if (!found.has(key)) found.set(key, `${path}:${line}`);
    }
  }
  return found;
}

/** @throws Error for a text that can't be known without running the source: translators would never see it */
export function wordsIn(path: string, source: string): { key: string; line: number }[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: { key: string; line: number }[] = [];
  // Others have functions of that name, too.
  const translating = /\bsay\b.* from '.*\/base\/say\.ts'/.test(source)
    ? /^(say|(vscode\.)?l10n\.t)$/
    : /^(vscode\.)?l10n\.t$/;
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !translating.test(node.expression.getText())) return;
    const [text] = node.arguments;
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const key = text && keyOf(text);
    if (key !== undefined) found.push({ key, line });
    else if (text?.getText() !== THE_PAGES_OWN) {
      throw new Error(`${path}:${line}: say a literal here, not ${text?.getText() ?? 'nothing'}`);
    }
  };
  visit(file);
  return found;
}

/** Where the host translates the words of the page one by one: all of them are collected anyway. */
const THE_PAGES_OWN = 'webviewText';

/** A text's key in a bundle: itself, and behind it what translators are told about it. Undefined for what isn't literal. */
function keyOf(node: ts.Expression): string | undefined {
  if (!ts.isObjectLiteralExpression(node)) return literal(node);
  const member = (name: string): ts.Expression | undefined =>
    node.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)?.initializer;
  const [message, comment] = [member('message'), member('comment')];
  const text = message && literal(message);
  if (text === undefined || comment === undefined) return text;
  const told = ts.isArrayLiteralExpression(comment) ? comment.elements.map(literal).join('') : literal(comment);
  return told && `${text}/${told}`;
}

function literal(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [literal(node.left), literal(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** The names of the values that a text or its translation has places for. */
export const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

export function readTexts(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const files = translationFiles(argv[2] ?? 'zh-tw');
  for (const [words, path] of [
    [collectWords(), files.bundle],
    [new Map(Object.keys(readTexts('package.nls.json')).map((key) => [key, 'package.nls.json'])), files.manifest],
  ] as const) {
    const translated = readTexts(path);
    for (const [key, place] of words)
      if (!Object.hasOwn(translated, key)) console.log(`${place}: ${JSON.stringify(key)}`);
    for (const key of Object.keys(translated))
      if (!words.has(key)) console.log(`${path}: left over: ${JSON.stringify(key)}`);
  }
}
