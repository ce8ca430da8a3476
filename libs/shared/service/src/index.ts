export { BUILT_IN_ISSUER, builtInIssuerUrl, trustedBuiltInIssuer } from './built-in-issuer.js';
export { Closing } from './closing.js';
export { districtsFileSchema, readDistricts } from './districts-file.js';
export { ConfigurationInvalid, httpVariables, readEnvironment, withSecrets } from './environment.js';
export { openPlatform, type Platform, type PlatformPlaces } from './platform.js';
export { productVersion } from './product-version.js';
export { runProcess } from './run-process.js';
export { type OperatorError, type RunningProcess } from './run-until-stopped.js';
export {
  auditVariables,
  databaseUrl,
  districtsOf,
  issuerVariables,
  kafkaSettingsOf,
  logVariables,
  originUrl,
  readServiceConfiguration,
  serviceVariables,
  standaloneMessages,
  type ServiceConfiguration,
} from './service-configuration.js';
export { ServiceModule, type ServiceParts } from './service.module.js';
export { trustedIssuers, type OutsideIssuer } from './trusted-issuers.js';
export { startService, type ServiceDefinition, type ServiceResources } from './start-service.js';
