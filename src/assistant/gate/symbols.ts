import { withoutComments } from '../coach/reading.ts';

/**
 * What is left of a pipeline when names, literals, layout and language are taken away: the order in which it asks what.
 * Two readings of a text: as code (members, keys, operators) and as words (any language, prose and pseudo-code).
 */
export type Symbols = readonly string[];

/** What can be asked, by the stems of the words for it in code, prose and a few languages. One symbol each. */
const concepts: readonly (readonly [symbol: string, words: string])[] = [
  ['human', 'human humans people person persons mensch menschen menschlich humano humanos humain humains 人類 人类'],
  [
    'sample',
    'sample samples sampled sampling generate generates produce produces stichprobe muestra muestrea échantillon échantillonne echantillon 抽樣 抽样 取樣 取样 采样 採樣',
  ],
  [
    'filter',
    'filter filters filtered keep keeps kept retain retains discard discards reject rejects select selects behalte filtere filtra filtre garde conserva 過濾 过滤 保留 篩選 筛选',
  ],
  [
    'verify',
    'verify verifies verified verifier check checks checked checker prüfe prüft prüfer verifica verificador vérifie vérificateur verifie 驗證 验证 檢查 检查',
  ],
  ['step', 'checkstep steps step'],
  ['tests', 'tests test leaflet key'],
  ['users', 'thumbs users user'],
  ['judge', 'judge judges judged'],
  ['likelihood', 'likelihood likely'],
  ['reward', 'reward rewards score scores'],
  ['refresh', 'refresh retrain retrains refreshed'],
  ['labels', 'ai labels'],
  ['audit', 'audit audits audited'],
  ['review', 'review reviews reader readers'],
  ['exam', 'exam'],
  ['bank', 'bank archive store shelf speicher archiv banco banque guarda 銀行 银行 檔案 档案'],
  ['put', 'put puts save saves write speichere'],
  ['get', 'get gets load loads fetch fetches hole'],
  [
    'plus',
    'plus add adds added append appends combine combines union merge merges concat concatenate extend join hinzu suma agrega ajoute 加入 合併 合并',
  ],
  ['take', 'take takes slice head limit truncate islice'],
  ['split', 'split splits partition partitions'],
  ['sort', 'sortby sort sorts sorted rank ranks'],
  ['unique', 'unique distinct dedupe deduplicate'],
  ['pause', 'pause pauses stop stops halt anhalten 暫停 暂停'],
  ['temperature', 'temperature'],
  ['hint', 'hint hints'],
  ['about', 'about errors error'],
  ['revise', 'revise revises revised rewrite rewrites rewritten'],
  ['principle', 'covers principle principles'],
  ['level', 'level hard easy'],
  ['random', 'random'],
  ['budget', 'budget'],
  ['web', 'web pages'],
  ['detector', 'detector'],
  ['bad', 'bad harms'],
  ['capability', 'capability 能力'],
  ['alignment', 'alignment 對齊 对齐'],
  ['self', 'selfreport'],
  ['history', 'history previous'],
  ['compute', 'compute'],
  ['parameters', 'parameters'],
  ['unique-human', 'uniquehuman'],
  ['epochs', 'epochs epoch'],
  ['synthetic', 'synthetic'],
  ['rate', 'exchangerate rate'],
  ['min', 'min minimum'],
  ['max', 'max maximum'],
  ['all', 'every all'],
  ['map', 'reduce map'],
];

const symbolOf: ReadonlyMap<string, string> = new Map(
  concepts.flatMap(([symbol, words]) => words.split(' ').map((word) => [word, symbol] as const)),
);
/** The words that are read, in Latin letters. */
export const vocabulary: readonly string[] = [...symbolOf.keys()].filter((word) => /^[a-z]{3,}$/.test(word));
const chinese = [...symbolOf].filter(([word]) => /\p{Script=Han}/u.test(word));

/** Operators that tell one rule from another. Sums and comparisons are written in many ways, so a kind of them is one symbol. */
const operators: Readonly<Record<string, string>> = {
  '-': '-',
  '*': '*',
  '/': '/',
  '>': '<>',
  '<': '<>',
  '>=': '<>',
  '<=': '<>',
  '%': '%',
};

/** Reads code: what stands after a dot or before a colon, and operators. Names of its own don't count. */
export function codeSymbols(text: string): string[] {
  const found: string[] = [];
  const pattern = /(?:[.]|->|::)([A-Za-z_]\w*)|([A-Za-z_]\w*)(?=\s*:(?!:))|(=>|===?|!==?|[<>]=?|[-*/%](?!=))/g;
  for (const [, member, key, operator] of plainCode(text).matchAll(pattern)) {
    const word = (member ?? key)?.toLowerCase().replaceAll('_', '');
    const symbol = word === undefined ? operators[operator ?? ''] : symbolOf.get(word);
    if (symbol !== undefined) found.push(symbol);
  }
  return merged(found);
}

/** Reads words: of running text, of pseudo-code, and those that names are made of. */
export function wordSymbols(text: string): string[] {
  const words = text.match(/\p{Script=Han}+|[\p{L}]+/gu) ?? [];
  return merged(words.flatMap((word) => symbolsOfWord(word)));
}

/** Reads words and operators: rules of few words, like `capability minus alignment`. */
export function ruleSymbols(text: string): string[] {
  const words =
    text
      .replace(/=>/g, ' ')
      .match(/\p{Script=Han}+|[\p{L}]+|(?<=[\p{L}\p{N})] )(?:[<>]=?|[-*/%])(?= [\p{L}\p{N}(])/gu) ?? [];
  return merged(
    words.flatMap((word) => (word.toLowerCase() === 'minus' ? ['-'] : (operators[word] ?? symbolsOfWord(word)))),
  );
}

function symbolsOfWord(word: string): string[] {
  if (/^\p{Script=Han}/u.test(word)) {
    return chinese
      .flatMap(([known, symbol]) => (word.includes(known) ? [{ at: word.indexOf(known), symbol }] : []))
      .sort((a, b) => a.at - b.at)
      .map(({ symbol }) => symbol);
  }
  const whole = symbolOf.get(word.toLowerCase());
  if (whole !== undefined) return [whole];
  if (word.length > 15 && word === word.toLowerCase()) return inRun(word);
  return (word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? []).flatMap(
    (part) => symbolOf.get(part.toLowerCase()) ?? [],
  );
}

const longWords = [...symbolOf.keys()]
  .filter((word) => word.length > 3 && /^[a-z]+$/.test(word))
  .sort((a, b) => b.length - a.length);

/** The words in letters that were written without spaces. */
const inRun = (letters: string): string[] =>
  [...letters.matchAll(new RegExp(longWords.join('|'), 'g'))].flatMap(([word]) => symbolOf.get(word) ?? []);

/** The same thing twice in a row is said once: `g.verifier.check`, `the verifier checks`; `bank.put` is one thing. */
const merged = (symbols: readonly string[]): string[] =>
  symbols.filter((symbol, i) => {
    const next = symbols[i + 1];
    return symbol !== symbols[i - 1] && !(symbol === 'bank' && (next === 'put' || next === 'get'));
  });

/** What nearly every pipeline has says little. */
const usual = new Set(['human', 'sample', 'bank', 'put', 'get', 'plus', 'take', 'map']);
export const weightOf = (symbol: string): number => (usual.has(symbol) ? 0.5 : 1);
export const weight = (symbols: readonly string[]): number =>
  symbols.reduce((sum, symbol) => sum + weightOf(symbol), 0);

/** Without comments, types and the words within quotation marks: they change nothing. */
const plainCode = (text: string): string =>
  withoutComments(text)
    .replace(/\bimport\b[^;\n]*?['"][^'"\n]*['"];?/g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/=>/g, ' ')
    .replace(/:\s*(?:readonly\s+)?[A-Z]\w*(?:<[^>\n]*>)?(?:\[\])?|:\s*(?:boolean|number|string)(?:\[\])?/g, ' ');

/** A pipeline as words read it: its members and keys, without names of its own and operators. */
export const pipelineWords = (code: string): string[] =>
  merged(codeSymbols(code).filter((symbol) => /^[a-z]/.test(symbol)));
