import {
  ed25519Signer,
  formatVerifierKey,
  parseVerifierKey,
  verifierKeyOf,
  type NoteSigner,
} from '@gongjian/audit-log';
import type { MasterKey } from '@gongjian/shared-keys';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';

/** A key that signs for a tree, as it is kept: its private half under the deployment's master key. */
export interface SigningKey {
  /** C2SP signed-note: what verifies its signatures. Its name is the tree's origin. */
  readonly verifierKey: string;
  readonly wrapped: string;
}

/** The Ed25519 keys that sign for trees. */
export class SigningKeys {
  private readonly opened = new Map<string, NoteSigner>();

  constructor(private readonly master: MasterKey) {}

  async make(origin: string): Promise<SigningKey> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const verifierKey = formatVerifierKey(verifierKeyOf(origin, 'ed25519', privateKey));
    const { d = '' } = privateKey.export({ format: 'jwk' });
    const wrapped = await this.master.wrap(Buffer.from(d, 'base64url'), contextOf(verifierKey));
    return { verifierKey, wrapped };
  }

  /** @throws KeyUnwrapFailed */
  async signer({ verifierKey, wrapped }: SigningKey): Promise<NoteSigner> {
    const known = this.opened.get(verifierKey);
    if (known !== undefined) return known;
    const { name, publicKey } = parseVerifierKey(verifierKey);
    const seed = await this.master.unwrap(wrapped, contextOf(verifierKey));
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url'), d: seed.toString('base64url') };
    const signer = ed25519Signer(name, createPrivateKey({ key: jwk, format: 'jwk' }));
    this.opened.set(verifierKey, signer);
    return signer;
  }
}

function contextOf(verifierKey: string): Readonly<Record<string, string>> {
  return { kind: 'tree-signing-key', verifierKey };
}
