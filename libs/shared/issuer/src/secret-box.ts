/**
 * Port: seals the issuer's root key under a key that is kept elsewhere than the issuer's tables (the deployment's
 * master key). What was sealed for one purpose opens for that purpose only.
 */
export abstract class SecretBox {
  abstract seal(secret: Uint8Array, purpose: string): Promise<string>;
  /** Throws when another key sealed it, or it was changed. */
  abstract open(sealed: string, purpose: string): Promise<Uint8Array>;
}
