import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';

const dist = join(import.meta.dirname, '../../dist');

/** Node's ways to the network, and the web's. */
const modules = /^(node:)?(http|https|http2|net|tls|dgram|dns)(\/|$)/;
const globals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'];

/**
 * What each bundle may use, and how often: `fetch` of the extension brings lab packs from an address that the learner
 * gives (src/packs/installed/fetchBytes.ts). Everything else would have to be written down here, and in the README.
 */
const allowed: Readonly<Record<string, readonly string[]>> = { 'extension.cjs': ['fetch'] };

/** Bundles that are there to talk to a service that a person chose: loaded when that is asked for, and not before. */
const services: readonly string[] = ['claude.cjs', 'queue.cjs'];

/** Every use of the network in a program: globals that are called or made, modules that are loaded, beacons. */
function networkUses(source: string): string[] {
  const uses: string[] = [];
  const use = ({ type, name }: { type: string; name?: string }): void => {
    if (type === 'Identifier' && name !== undefined && globals.includes(name)) uses.push(name);
  };
  simple(parse(source, { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true }), {
    NewExpression: ({ callee }) => {
      use(callee);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      use(callee);
      const isRequire = callee.type === 'Identifier' && /^(__)?require\d*$/.test(callee.name);
      const path = first?.type === 'Literal' ? String(first.value) : '';
      if (isRequire && modules.test(path)) uses.push(path);
    },
    ImportExpression: ({ source: from }) => {
      if (from.type === 'Literal' && modules.test(String(from.value))) uses.push(String(from.value));
    },
    MemberExpression: ({ object, property, computed }) => {
      const name = property.type === 'Identifier' && !computed ? property.name : '';
      const ofGlobal = object.type === 'Identifier' && ['globalThis', 'window', 'self', 'global'].includes(object.name);
      if (name === 'sendBeacon' || (ofGlobal && globals.includes(name))) uses.push(name);
    },
  });
  return uses;
}

describe('the bundles', () => {
  const bundles = [
    ...readdirSync(dist).filter((file) => file.endsWith('.cjs')),
    ...readdirSync(join(dist, 'webview'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => `webview/${file}`),
  ].filter((file) => !services.includes(file));

  it('are looked at with eyes that see', () => {
    const program =
      'fetch("x"); new WebSocket("y"); require("node:https"); import("net"); navigator.sendBeacon("z"); globalThis.fetch("w")';
    assert.deepEqual(networkUses(program).sort(), ['WebSocket', 'fetch', 'fetch', 'net', 'node:https', 'sendBeacon']);
    assert.deepEqual(networkUses('map.fetch("x"); const fetch = 1; const https = "https";'), []);
  });

  for (const file of bundles) {
    it(`${file} reaches for the network only where that is written down`, () => {
      assert.deepEqual(networkUses(readFileSync(join(dist, file), 'utf8')), allowed[file] ?? []);
    });
  }

  it('are all here', () => {
    for (const file of ['extension.cjs', 'worker.cjs', 'guest.cjs', 'cli.cjs', 'debug.cjs', 'webview/panel.js']) {
      assert.ok(bundles.includes(file) && existsSync(join(dist, file)), file);
    }
  });
});
