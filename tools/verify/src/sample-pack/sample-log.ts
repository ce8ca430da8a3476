import {
  cosigner,
  ed25519Signer,
  formatCheckpoint,
  formatVerifierKey,
  signNote,
  verifierKeyOf,
} from '@gongjian/audit-log';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { bytesOf, uuidOf } from './sample-events.js';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const WITNESS = 'witness.example/superior';
const COSIGNED_AT = 1_772_323_200n;

/** A log's keys and its witness's, all made from a seed. */
export class SampleLog {
  readonly tenant: string;
  readonly number = 1;
  readonly origin: string;
  private readonly key: KeyObject;
  private readonly witnessKey: KeyObject;

  constructor(readonly seed: number) {
    this.tenant = uuidOf(seed, 'tenant', 0);
    this.origin = `audit.example/${this.tenant}/${this.number}`;
    this.key = keyOf(bytesOf(seed, 'log key', 0));
    this.witnessKey = keyOf(bytesOf(seed, 'witness key', 0));
  }

  get verifierKey(): string {
    return formatVerifierKey(verifierKeyOf(this.origin, 'ed25519', this.key));
  }

  /** Trusts the log once its witness has cosigned. */
  get policy(): string {
    const witness = formatVerifierKey(verifierKeyOf(WITNESS, 'cosignature/v1', this.witnessKey));
    return `log ${this.verifierKey}\nwitness superior ${witness}\nquorum superior\n`;
  }

  /** Trusts the log alone. */
  get policyWithoutWitness(): string {
    return `log ${this.verifierKey}\nquorum none\n`;
  }

  /** Whoever has stolen the log's key makes it without the witness. */
  checkpoint(size: number, root: Buffer, cosigned: boolean): Buffer {
    const text = formatCheckpoint({ origin: this.origin, size, root, extensions: [] });
    return signNote(text, [
      ed25519Signer(this.origin, this.key),
      ...(cosigned ? [cosigner(WITNESS, this.witnessKey, COSIGNED_AT)] : []),
    ]);
  }
}

function keyOf(secret: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, secret]), format: 'der', type: 'pkcs8' });
}
