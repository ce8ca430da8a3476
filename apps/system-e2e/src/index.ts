export { Canaries, findCanaries, type Canary } from './canaries.js';
export { Caller, Callers, signIn, succeeded, type Answer, type ProblemAnswer, type WriteAnswer } from './caller.js';
export { launchChromium } from './chromium.js';
export { dumpTables } from './databases.js';
export { liveThroughCounty } from './county-story.js';
export { type ApiDocument } from './openapi.js';
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
