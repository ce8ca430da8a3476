export { DEMO_PASSWORD } from './demo-password.js';
export {
  IssuerAccounts,
  type DemoAccount,
  type IssuerAccount,
  type NewAccount,
  type NewServiceAccount,
} from './issuer-accounts.js';
export {
  ACCESS_TOKEN_SECONDS,
  API_AUDIENCE,
  API_SCOPE,
  CONSOLE_CLIENT_ID,
  consoleClient,
  type IssuerClient,
  type IssuerOptions,
} from './issuer-options.js';
export { IssuerServer } from './issuer-server.js';
export { IssuerModule } from './issuer.module.js';
export { migrateIssuer, type MigrateIssuerOptions } from './migrations/migrate-issuer.js';
export { SecretBox } from './secret-box.js';
export { SIGNING_ALG } from './signing-keys.js';
