import type { TrustedIssuer } from '@gongjian/shared-access';
import { trustedBuiltInIssuer } from './built-in-issuer.js';

/** An issuer that people sign in with instead of the built-in one. */
export interface OutsideIssuer {
  /** Its `iss`, exactly; accounts are bound under it. */
  readonly url: string;
  readonly jwksUrl: string;
  /** `aud` of its access tokens. */
  readonly audience: string;
}

/** Whose tokens the processes of a deployment accept. Service accounts are the built-in issuer's in any case. */
export function trustedIssuers(deployment: {
  readonly publicUrl: string;
  readonly jwksUrl: string | undefined;
  readonly outsideIssuer: OutsideIssuer | null;
}): readonly TrustedIssuer[] {
  const { publicUrl, jwksUrl, outsideIssuer } = deployment;
  const builtIn = trustedBuiltInIssuer(publicUrl, jwksUrl);
  if (outsideIssuer === null) return [builtIn];
  const { url, jwksUrl: uri, audience } = outsideIssuer;
  return [builtIn, { issuer: url, audiences: [audience], keys: { uri } }];
}
