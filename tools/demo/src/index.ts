export { CheckFailed } from './checks.js';
export { DemoFailed, runDemo, type DemoOptions, type DemoOutcome } from './demo.js';
export { NoServer, type AcknowledgedWrite, type WriteAnswer } from './deployment.js';
export { DemoRun } from './run-id.js';
