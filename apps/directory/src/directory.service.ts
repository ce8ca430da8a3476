import { directoryWithIssuer, loadSample } from '@gongjian/directory-built-in-issuer';
import { productVersion, type ServiceConfiguration, type ServiceDefinition } from '@gongjian/shared-service';
import type { DirectorySettings } from './directory-settings.js';

/** The directory, and the issuer that people and services sign in with. */
export function directoryService(
  { publicUrl, outsideIssuer }: ServiceConfiguration,
  { issuerDatabase, sample, outsideClientId }: DirectorySettings,
): ServiceDefinition {
  return {
    context: 'directory',
    imports: ({ platform, projectorPool, closing }) =>
      directoryWithIssuer({
        platform,
        publicUrl,
        issuerPool: closing.pool({ ...issuerDatabase, max: 4 }),
        projectorPool,
        sample,
        version: productVersion(),
        ...(outsideIssuer === null
          ? {}
          : { signInElsewhere: { issuer: outsideIssuer.url, clientId: outsideClientId } }),
      }),
    ...(sample ? { prepare: (app, { store }) => loadSample(app, store) } : {}),
  };
}
