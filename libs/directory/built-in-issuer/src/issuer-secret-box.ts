import { SecretBox } from '@gongjian/shared-issuer';
import type { MasterKey } from '@gongjian/shared-keys';

/** The issuer's secrets under the deployment's master key. */
export class MasterKeySecretBox extends SecretBox {
  constructor(private readonly master: MasterKey) {
    super();
  }

  override seal(secret: Uint8Array, purpose: string): Promise<string> {
    return this.master.wrap(secret, { secret: purpose });
  }

  override open(sealed: string, purpose: string): Promise<Uint8Array> {
    return this.master.unwrap(sealed, { secret: purpose });
  }
}
