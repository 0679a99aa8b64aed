import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that is shipped, and nothing else. */
const shipped: readonly RegExp[] = [
  /^(package|package\.nls(\.[a-z-]+)?)\.json$/,
  /^(readme|changelog)\.md$/i,
  /^LICENSE\.txt$/,
  /^dist\/(extension|worker|guest|debug|claude|cli)\.cjs$/,
  /^dist\/groundloop\.d\.ts$/,
  /^dist\/stripper\.wasm\.br$/,
  /^dist\/ThirdPartyNotices\.txt$/,
  /^dist\/webview\/((panel|chat)\.(js|css)|codicon\.css|codicon\.ttf)$/,
  /^media\/[\w-]+\.(png|svg|md)$/,
  /^media\/(walkthrough-[\w-]+\.nls\.[a-z-]+\.md|l10n\/bundle\.l10n\.[a-z-]+\.json)$/,
  /^media\/schemas\/[a-z]+(-[a-z]+)?-1\.schema\.json$/,
  /^labs\/[a-z0-9-]+\/((pack|bibliography|hints|avoid)\.yaml|start\.md)$/,
  /^labs\/[a-z0-9-]+\/lessons\/[a-z0-9-]+\/(lesson\.md|(quiz|test|figures\/[a-z0-9-]+)\.yaml|images\/[a-z0-9-]+\.svg)$/,
  /^labs\/[a-z0-9-]+\/translations\/[a-z-]+\/(translation\.yaml|lessons\/[a-z0-9-]+\/(lesson\.md|(quiz|test|figures\/[a-z0-9-]+)\.yaml))$/,
  /^labs\/[a-z0-9-]+\/systems\/[a-z0-9-]+\/(system\.yaml|pipeline\.ts)$/,
  /^labs\/[a-z0-9-]+\/labs\/[a-z0-9-]+\/(lab\.yaml|README\.md|pipeline\.ts)$/,
  /^labs\/[a-z0-9-]+\/labs\/[a-z0-9-]+\/(prompts\/[a-z0-9-]+\.md|(solutions|variants|references)\/[a-z0-9-]+\.ts)$/,
];

const needed = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-tw.json',
  'LICENSE.txt',
  'dist/extension.cjs',
  'dist/worker.cjs',
  'dist/guest.cjs',
  'dist/debug.cjs',
  'dist/claude.cjs',
  'dist/cli.cjs',
  'dist/groundloop.d.ts',
  'dist/stripper.wasm.br',
  'dist/ThirdPartyNotices.txt',
  'dist/webview/panel.js',
  'dist/webview/chat.js',
  'media/icon.png',
  'media/groundloop.svg',
  'media/walkthrough-1-start.md',
  'media/walkthrough-1-start.nls.zh-tw.md',
  'media/l10n/bundle.l10n.zh-tw.json',
  'labs/groundloop-course/pack.yaml',
];

/** The paths of the extension's own files in a VSIX, from the central directory of the zip archive. */
function listFiles(archive: Buffer): readonly string[] {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  assert.ok(end >= 0, 'the VSIX is a zip archive');
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    names.push(archive.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.filter((file) => file.startsWith('extension/')).map((file) => file.slice('extension/'.length));
}

describe('the packaged extension', () => {
  const archive = readFileSync(join(import.meta.dirname, '../../dist/groundloop.vsix'));
  const files = listFiles(archive);

  it('holds what runs and what people read', () => {
    assert.deepEqual(
      needed.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('holds nothing else', () => {
    assert.deepEqual(
      files.filter((file) => !shipped.some((pattern) => pattern.test(file))),
      [],
    );
  });

  it('is at most 2.5 MB', () => {
    assert.ok(archive.length <= 2.5e6, `${(archive.length / 1e6).toFixed(2)} MB`);
  });
});
