export { readConfiguration, type Configuration } from './configuration.js';
export { describeStandalone } from './describe-standalone.js';
export { startStandalone, type Standalone } from './start-standalone.js';
