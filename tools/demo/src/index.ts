export { CheckFailed } from './checks.js';
export { DemoFailed, runDemo, type DemoOptions, type DemoOutcome } from './demo.js';
export {
  Deployment,
  NoServer,
  ServerAway,
  type AcknowledgedWrite,
  type Person,
  type Write,
  type WriteAnswer,
} from './deployment.js';
export { DemoRun } from './run-id.js';
