import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { followInstalls } from '../../src/editor/followInstalls.ts';
import type { TrustQuestion } from '../../src/editor/trustQuestion.ts';
import type { Shown } from '../../src/extension.ts';
import { hashFiles } from '../../src/packs/hash.ts';
import { InstalledPacks } from '../../src/packs/installed/installedPacks.ts';
import { signPack } from '../../src/packs/labpack/signature.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { newKey } from '../support/keys.ts';
import { samplePack } from '../support/samplePack.ts';

describe('installing a lab pack in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let folder: string;
  let server: Server;
  let address: string;
  const served = new Map<string, Buffer>();
  const questions: TrustQuestion[] = [];
  const key = newKey();

  const agree = (question: TrustQuestion) => {
    questions.push(question);
    return Promise.resolve(true);
  };
  const refuse = (question: TrustQuestion) => {
    questions.push(question);
    return Promise.resolve(false);
  };

  async function pack(version: string, pem?: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
    const outline = (samplePack['pack.yaml'] ?? '').replace('1.0.0', version);
    const files = new Map(Object.entries({ ...samplePack, 'pack.yaml': outline, ...more }));
    const signed =
      pem === undefined ? undefined : signPack({ id: 'sample', version, hash: hashFiles(files) }, 'Doe', pem);
    return writeLabpack(files, signed?.ok ? signed.value : undefined);
  }

  async function install(bytes: Buffer, trust: typeof agree): Promise<string | undefined> {
    const file = join(folder, 'sample.labpack');
    await writeFile(file, bytes);
    return shown.install(file, trust);
  }

  const inCourse = async (): Promise<boolean> =>
    (await shown.course.getChildren(undefined)).some((row) => row.startsWith('sample'));

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    folder = await mkdtemp(join(tmpdir(), 'groundloop-install-'));
    server = createServer(({ url = '' }, response) => {
      const bytes = served.get(url);
      response.writeHead(bytes ? 200 : 404).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await vscode.commands.executeCommand('groundloop.showCourse');
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
    // With a second pack, other suites would be asked which one they mean.
    await rm(join(dirname(shown.progressFile.fsPath), 'packs'), { recursive: true });
    await vscode.commands.executeCommand('groundloop.refreshCourse');
  });
  beforeEach(() => {
    questions.length = 0;
  });

  it('asks first, warns of what nobody signed, and installs nothing without an answer', async () => {
    assert.equal(await install(await pack('1.0.0'), refuse), undefined);
    const [question] = questions;
    assert.ok(question?.warn);
    assert.match(question.message, /Install "Sample" 1\.0\.0\?/);
    assert.match(question.detail, /Nobody signed this pack/);
    assert.match(question.detail, /Nothing runs now/);
    assert.equal(await inCourse(), false);
  });

  it('installs a signed pack from an address, names its publisher and key, and shows it in the course', async () => {
    served.set('/sample.labpack', await pack('1.0.0', key.pem));
    assert.equal(await shown.install(`${address}/sample.labpack`, agree), 'sample');
    const [question] = questions;
    assert.ok(question && !question.warn);
    assert.ok(question.detail.startsWith(`Key: ${key.fingerprint}\n`), question.detail);
    assert.match(question.detail, /goes by the name “Doe”/);
    assert.equal(await inCourse(), true);
  });

  it('hears of what another window installed meanwhile, when the learner comes back', async () => {
    const record = join(dirname(shown.progressFile.fsPath), 'packs', 'sample', 'installed.json');
    const text = await readFile(record, 'utf8');
    const windowState = new vscode.EventEmitter<{ focused: boolean }>();
    let told = 0;
    const following = followInstalls(
      new InstalledPacks(dirname(dirname(record))),
      () => {
        told += 1;
      },
      windowState.event,
    );
    const away = async (meanwhile: () => Promise<void>): Promise<void> => {
      windowState.fire({ focused: false });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await meanwhile();
      windowState.fire({ focused: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    await away(() => Promise.resolve());
    assert.equal(told, 0);
    await away(() => rm(record));
    assert.equal(told, 1);
    await away(() => writeFile(record, text));
    assert.equal(told, 2);
    following.dispose();
  });

  it('says on an update what changes, and warns where another key or none signed it', async () => {
    const skeleton = { 'labs/lab1/pipeline.ts': 'export function step() { return; }\n' };
    await install(await pack('1.1.0', key.pem, skeleton), refuse);
    await install(await pack('1.1.0', newKey().pem), refuse);
    await install(await pack('1.1.0'), refuse);
    await install(await pack('0.9.0', key.pem), refuse);
    const [update, changed, dropped, older] = questions;
    assert.match(update?.message ?? '', /Update "Sample" from 1\.0\.0 to 1\.1\.0\?/);
    assert.match(update?.detail ?? '', /0 added, 2 changed, 0 removed\.\nThe starting code changed of: lab1/);
    assert.equal(update?.warn, false);
    assert.match(changed?.detail ?? '', /^⚠ Another key signed this/);
    assert.match(dropped?.detail ?? '', /^⚠ The pack that you have is signed, and this one is not/);
    assert.match(older?.message ?? '', /Put "Sample" back from 1\.0\.0 to the older 0\.9\.0\?/);
  });

  it('asks nothing and installs nothing where a pack was changed after signing, is broken, or takes a built-in id', async () => {
    const signed = await pack('1.2.0', key.pem);
    const at = signed.indexOf('Where do I start?');
    signed.write('Where do I begin?', at);
    assert.equal(await install(signed, agree), undefined);
    assert.equal(await install(Buffer.from('nonsense'), agree), undefined);
    const outline = (samplePack['pack.yaml'] ?? '').replace('id: sample', 'id: groundloop-course');
    assert.equal(await install(await pack('1.0.0', undefined, { 'pack.yaml': outline }), agree), undefined);
    assert.equal(await shown.install('http://example.org/a.labpack', agree), undefined);
    assert.equal(await shown.install(`${address}/none.labpack`, agree), undefined);
    assert.deepEqual(questions, []);
  });

  it('refuses a file that is not the one its index lists', async () => {
    const bytes = await pack('2.0.0', key.pem);
    const entry = {
      id: 'sample',
      version: '2.0.0',
      title: 'Sample',
      url: 'files/sample.labpack',
      sha256: '0'.repeat(64),
    };
    served.set('/files/sample.labpack', bytes);
    const list = (sha256: string): void => {
      const index = { schema: 'groundloop.index/1', packs: [{ ...entry, sha256 }] };
      served.set('/index.json', Buffer.from(JSON.stringify(index)));
    };
    const chosen = async (): Promise<string | undefined> => {
      const done = shown.install(`${address}/index.json`, agree);
      const accept = setInterval(() => {
        void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      }, 300);
      return done.finally(() => {
        clearInterval(accept);
      });
    };
    list('0'.repeat(64));
    assert.equal(await chosen(), undefined);
    assert.equal(questions.length, 0);
    list(createHash('sha256').update(bytes).digest('hex'));
    assert.equal(await chosen(), 'sample');
    assert.match(questions[0]?.message ?? '', /Update "Sample" from 1\.0\.0 to 2\.0\.0\?/);
  });
});
