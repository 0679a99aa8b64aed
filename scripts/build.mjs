// Bundles Groundloop into dist/. `--production` minifies and leaves out source maps; `--watch` rebuilds on change.
import { build, context } from 'esbuild';
import { Buffer } from 'node:buffer';
import console from 'node:console';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { withoutSchemas } from './withoutSchemas.mjs';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({ options: { production: { type: 'boolean' }, watch: { type: 'boolean' } } });

/** zod brings its messages in fifty languages, a quarter of a megabyte for each bundle. We write our own, or English. */
const englishZod = {
  name: 'zod in English',
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  minify: flags.production ?? false,
  sourcemap: flags.production ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  plugins: [englishZod],
};

/** Node bundles are CommonJS because VS Code loads them so; `import.meta.dirname` works in both forms. */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
};

/**
 * The type stripper carries its WebAssembly as text, which is a third longer and packs worse: it is written beside the
 * bundle, in Brotli, which takes 30 % less than the VSIX's own compression and 10 ms of a process that is kept ready.
 */
const stripperAsFile = {
  name: 'stripper as a file',
  setup({ onLoad }) {
    onLoad({ filter: /wasm-typescript[\\/]wasm\.js$/ }, ({ path }) => {
      let found = 0;
      const contents = readFileSync(path, 'utf8').replace(/Buffer\.from\('([\w+/=]+)', 'base64'\)/, (_, base64) => {
        found++;
        mkdirSync(join(root, 'dist'), { recursive: true });
        writeStripper(base64);
        return "require('node:zlib').brotliDecompressSync(require('node:fs').readFileSync(require('node:path').join(__dirname, 'stripper.wasm.br')))";
      });
      if (found === 0) throw new Error(`${path} no longer carries its WebAssembly as text.`);
      return { contents };
    });
  },
};

let written;

/** Two bundles have it, and compressing it well takes seconds. @param {string} base64 */
function writeStripper(base64) {
  if (written === base64) return;
  written = base64;
  const params = { [constants.BROTLI_PARAM_QUALITY]: flags.production ? 11 : 5, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(join(root, 'dist/stripper.wasm.br'), brotliCompressSync(Buffer.from(base64, 'base64'), { params }));
}

const page = {
  ...common,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
};

/** Of the SDK's Messages we stream one request: not its own runner of streams, batches, and what these bring along. */
const sdkWithoutTools = {
  name: 'SDK without tools',
  setup({ onLoad }) {
    onLoad({ filter: /sdk[\\/]lib[\\/]MessageStream\.mjs$/ }, () => ({ contents: 'export class MessageStream {}' }));
    onLoad({ filter: /sdk[\\/]resources[\\/]messages[\\/]batches\.mjs$/ }, () => ({
      contents: 'export class Batches {}',
    }));
  },
};

/** What BullMQ and its parts try to load, and do without: another database, traces, native code. */
const notForRedis = ['pg', 'bullmq-otel', 'msgpackr-extract'];

const bundles = [
  { ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...node, entryPoints: ['src/worker/worker.ts'], outfile: 'dist/worker.cjs', plugins: [englishZod, stripperAsFile] },
  { ...node, entryPoints: ['src/worker/guest.ts'], outfile: 'dist/guest.cjs', plugins: [withoutSchemas] },
  { ...node, entryPoints: ['src/worker/debug.ts'], outfile: 'dist/debug.cjs', plugins: [englishZod, stripperAsFile] },
  // With the first question to Claude.
  { ...node, entryPoints: ['src/assistant/claude/sdk.ts'], outfile: 'dist/claude.cjs', plugins: [sdkWithoutTools] },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
  { ...page, entryPoints: ['webview/panel.ts'], outfile: 'dist/webview/panel.js' },
  { ...page, entryPoints: ['webview/chat/chat.ts'], outfile: 'dist/webview/chat.js' },
  { ...node, entryPoints: ['src/queue/main.ts'], outfile: 'dist/queue.cjs', external: notForRedis },
];

/** The suites that run inside VS Code: one bundle per test file, found by glob, beside the runner that loads them. */
function hostTests() {
  const folder = join(root, 'test/host');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((f) => f.endsWith('.ts')) : [];
  return {
    ...node,
    entryPoints: files.map((file) => join('test/host', file)),
    outdir: 'dist/test/host',
    outbase: 'test/host',
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha'],
    minify: false,
    sourcemap: 'inline',
  };
}

/** Writes the licences of the packages in the bundles: they ask to travel with their code. */
function writeNotices(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.map((input) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  folders.push('node_modules/@vscode/codicons');
  const notices = [...new Set(folders)].filter(Boolean).sort().map(notice);
  const head = 'Groundloop contains code from these packages.';
  writeFileSync(join(root, 'dist/ThirdPartyNotices.txt'), [head, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n');
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}`;
  return `${name} ${version} (${license})${text}`;
}

/** A host test whose source is gone must not run on. */
function removeStaleTests(results) {
  const folder = join(root, 'dist/test/host');
  const outputs = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  for (const file of existsSync(folder) ? readdirSync(folder, { recursive: true }) : []) {
    if (file.endsWith('.cjs') && !outputs.has(`dist/test/host/${file}`)) rmSync(join(folder, file));
  }
}

const copies = [
  ['src/core/simulation/groundloop.d.ts', 'dist/groundloop.d.ts'],
  ['node_modules/@vscode/codicons/dist/codicon.css', 'dist/webview/codicon.css'],
  ['node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/webview/codicon.ttf'],
];

function copyAssets() {
  for (const [from, to] of copies) {
    if (!existsSync(join(root, from))) {
      console.warn(`build: ${from} is not there yet, skipped.`);
      continue;
    }
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(join(root, from), join(root, to));
  }
}

const present = [...bundles, hostTests()].filter(({ entryPoints: [entry] }) => {
  const there = entry !== undefined && existsSync(join(root, entry));
  if (!there && entry !== undefined) console.warn(`build: ${entry} is not there yet, skipped.`);
  return there;
});

copyAssets();
if (flags.watch) {
  await Promise.all(present.map(async (options) => (await context({ ...options, logLevel: 'info' })).watch()));
} else {
  const results = await Promise.allSettled(present.map((options) => build(options)));
  const built = results.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  writeNotices(built);
  removeStaleTests(built);
  if (existsSync(join(root, 'dist/cli.cjs'))) chmodSync(join(root, 'dist/cli.cjs'), 0o755);
  process.exitCode = built.length < results.length ? 1 : 0;
}
