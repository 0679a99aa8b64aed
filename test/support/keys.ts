import { fingerprint, newPrivateKey, publicKeyOf } from '../../src/signing/ed25519.ts';

/** A key pair of a publisher who was never heard of. */
export function newKey(): { readonly pem: string; readonly fingerprint: string } {
  const pem = newPrivateKey();
  return { pem, fingerprint: fingerprint(publicKeyOf(pem) ?? '') };
}
