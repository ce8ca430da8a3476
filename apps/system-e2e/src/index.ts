export { Caller, signIn, succeeded, type Answer, type ProblemAnswer, type WriteAnswer } from './caller.js';
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
  type StandaloneOptions,
} from './standalone-under-test.js';
