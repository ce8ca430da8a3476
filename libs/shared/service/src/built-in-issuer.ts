import type { TrustedIssuer } from '@gongjian/shared-access';
import { API_AUDIENCE } from '@gongjian/shared-issuer';

/** Accounts of the built-in issuer stay bound when the deployment moves to another address. */
export const BUILT_IN_ISSUER = 'urn:gongjian:issuer:built-in';

/** Address of the built-in issuer of a deployment that is reached at `publicUrl`. */
export function builtInIssuerUrl(publicUrl: string): string {
  return `${publicUrl}/oidc`;
}

/** The built-in issuer as every process of the deployment trusts it. */
export function trustedBuiltInIssuer(
  publicUrl: string,
  jwksUrl = `${builtInIssuerUrl(publicUrl)}/jwks`,
): TrustedIssuer {
  return {
    issuer: builtInIssuerUrl(publicUrl),
    audiences: [API_AUDIENCE],
    keys: { uri: jwksUrl },
    boundAs: BUILT_IN_ISSUER,
  };
}
