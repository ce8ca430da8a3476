export { readConfiguration, type Configuration } from './configuration.js';
export { startStandalone, type Standalone } from './start-standalone.js';
