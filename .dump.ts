import { collectWords, readTexts } from './scripts/words.ts';
import { writeFileSync, existsSync, readFileSync } from 'node:fs';
const done = readTexts('media/l10n/bundle.l10n.zh-tw.json');
const keys = [...collectWords()].filter(([k]) => !Object.hasOwn(done, k)).sort((a, b) => a[1].split(':')[0]!.localeCompare(b[1].split(':')[0]!) ).map(([k]) => k);
writeFileSync(process.argv[2]!, JSON.stringify(keys));
let last = '';
const place = collectWords();
keys.forEach((k, i) => { const f = place.get(k)!.split(':')[0]!.replace('src/', ''); if (f !== last) console.log('# ' + f); last = f; console.log(i + ' ' + JSON.stringify(k).slice(1, -1).replace(/\\"/g, '"')); });
