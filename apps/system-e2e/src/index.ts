export { issuedCampaign, storedFile, type Campaign } from './campaign.js';
export { Canaries, findCanaries, type Canary } from './canaries.js';
export {
  Caller,
  Callers,
  signIn,
  succeeded,
  type Answer,
  type ProblemAnswer,
  type RawRequest,
  type WriteAnswer,
} from './caller.js';
export { CLI, folderWithMasterKeyOf, gongjian } from './gongjian-command.js';
export { launchChromium } from './chromium.js';
export { dumpTables } from './databases.js';
export { liveThroughCounty, liveThroughEveryRecord } from './county-story.js';
export { foundOtherTenant, type OtherTenant } from './other-tenant.js';
export { readOnce } from './read-once.js';
export { isPlace, operationsOf, resolved, type ApiDocument, type ApiSchema } from './openapi.js';
export {
  cleanUp,
  freePort,
  isAlive,
  isRoot,
  sharedStandalone,
  StandaloneUnderTest,
  temporaryFolder,
  until,
  workspace,
  type Ended,
  type ServerUnderTest,
  type StandaloneOptions,
} from './standalone-under-test.js';
