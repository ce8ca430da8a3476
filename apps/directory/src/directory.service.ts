import { directoryWithIssuer, loadSample } from '@gongjian/directory-built-in-issuer';
import {
  productVersion,
  trustedBuiltInIssuer,
  type ServiceConfiguration,
  type ServiceDefinition,
} from '@gongjian/shared-service';
import type { DirectorySettings } from './directory-settings.js';

/** The directory, and the issuer that people and services sign in with. */
export function directoryService(
  { publicUrl, jwksUrl }: ServiceConfiguration,
  { issuerDatabase, sample }: DirectorySettings,
): ServiceDefinition {
  return {
    context: 'directory',
    issuer: trustedBuiltInIssuer(publicUrl, jwksUrl),
    imports: ({ platform, projectorPool, closing }) =>
      directoryWithIssuer({
        platform,
        publicUrl,
        issuerPool: closing.pool({ ...issuerDatabase, max: 4 }),
        projectorPool,
        sample,
        version: productVersion(),
      }),
    ...(sample ? { prepare: (app, { store }) => loadSample(app, store) } : {}),
  };
}
