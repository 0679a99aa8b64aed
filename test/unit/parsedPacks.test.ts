import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PackLibrary } from '../../src/packs/library.ts';
import { ParsedPacks } from '../../src/packs/parsedPacks.ts';
import { parsePack, parsePackInPieces } from '../../src/packs/parsePack.ts';
import { manyLessons } from '../support/manyLessons.ts';

const labs = join(import.meta.dirname, '../../labs');

describe('parsed packs that are kept', function () {
  this.timeout(60_000);
  let folder: string;
  let bundle: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundloop-parsed-'));
    bundle = join(folder, 'bundle');
    writeFileSync(bundle, 'a build');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const parsedPacks = (): ParsedPacks => new ParsedPacks(join(folder, 'parsed'), bundle);
  const kept = (): string[] => readdirSync(join(folder, 'parsed'));

  it('give a later session the built-in course as the parser made it', async () => {
    const first = await new PackLibrary(labs, { parsed: parsedPacks() }).pack();
    assert(first);
    const known = await parsedPacks().read(first.hash);
    assert.deepEqual(known, await new PackLibrary(labs).pack());
    assert.deepEqual(await new PackLibrary(labs, { parsed: parsedPacks() }).pack(), first);
    assert.equal(kept().length, 1);
  });

  it('are not found by another build, nor where they are damaged', async () => {
    const pack = parsePack(manyLessons(2));
    assert(pack.ok);
    await parsedPacks().keep('key', pack.value);
    assert(await parsedPacks().read('key'));
    const [name = ''] = kept();
    const file = join(folder, 'parsed', name);
    const sound = readFileSync(file);
    // A title with another letter in it still reads as a pack.
    const at = sound.indexOf('Lesson');
    assert(at > 0);
    writeFileSync(file, Buffer.from(sound).fill('l', at, at + 1));
    assert.equal(await parsedPacks().read('key'), undefined);
    writeFileSync(file, 'damaged');
    assert.equal(await parsedPacks().read('key'), undefined);
    await parsedPacks().keep('key', pack.value);
    utimesSync(bundle, 1, 1);
    assert.equal(await parsedPacks().read('key'), undefined);
    rmSync(bundle);
    await parsedPacks().keep('key', pack.value);
    assert.equal(await parsedPacks().read('key'), undefined, 'without a build there is no cache');
  });

  it('go when their pack is not in use any more', async () => {
    const [one, other] = [parsePack(manyLessons(1)), parsePack(manyLessons(2))];
    assert(one.ok && other.ok);
    await parsedPacks().keep('one', one.value);
    const parsed = parsedPacks();
    await parsed.keep('other', other.value);
    await parsed.keepUsed();
    assert.equal(await parsed.read('one'), undefined);
    assert.deepEqual(await parsed.read('other'), other.value);
  });

  it('are parsed in pieces, with the same result, and others get their turn', async () => {
    const files = manyLessons(300);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const pack = await parsePackInPieces(files);
    clearInterval(timer);
    assert.deepEqual(pack, parsePack(files));
    assert(turns > 2, `${turns} turns`);
    const broken = new Map(files).set('lessons/lesson-7/quiz.yaml', 'questions: 7\n');
    assert.deepEqual(await parsePackInPieces(broken), parsePack(broken));
  });
});
