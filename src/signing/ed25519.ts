import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson } from '../core/base/canonicalJson.ts';

/** Signed by whoever has the key: Ed25519 over the canonical JSON (RFC 8785) of a statement. */
export interface SignatureOf {
  /** SPKI, DER, base64. */
  readonly publicKey: string;
  /** Base64. */
  readonly signature: string;
}

/** A new private key as PEM (PKCS #8), to be kept. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The public half of a key, as signatures carry it; undefined where the PEM holds no Ed25519 private key. */
export function publicKeyOf(pem: string): string | undefined {
  const key = privateKey(pem);
  return key && createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** @throws Error where the PEM holds no Ed25519 private key; `publicKeyOf` tells */
export function signStatement(statement: unknown, pem: string): string {
  return sign(null, bytesOf(statement), createPrivateKey(pem)).toString('base64');
}

export type Verified = 'holds' | 'not-its-key' | 'no-key';

/** Whether a statement was signed with the private half of a key. */
export function verifyStatement(statement: unknown, { publicKey, signature }: SignatureOf): Verified {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return 'no-key';
    return verify(null, bytesOf(statement), key, Buffer.from(signature, 'base64')) ? 'holds' : 'not-its-key';
  } catch {
    return 'no-key';
  }
}

/** What people compare a key by: `SHA256:` and the hash of its SPKI, as SSH writes fingerprints. */
export const fingerprint = (publicKey: string): string =>
  `SHA256:${createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64').replace(/=+$/, '')}`;

const bytesOf = (statement: unknown): Buffer => Buffer.from(canonicalJson(statement), 'utf8');

function privateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
