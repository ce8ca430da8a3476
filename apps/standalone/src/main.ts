import { ConfigurationInvalid, readConfiguration } from './configuration.js';
import { isOperatorError, startStandalone, type Standalone } from './start-standalone.js';

const say = (line: string): void => console.error(line);

let running: Standalone | null = null;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  say('正在停止 / stopping');
  await running?.stop();
  process.exit(0);
}

process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

try {
  running = await startStandalone(readConfiguration(process.env), say);
  console.log(`ready ${running.address}`);
} catch (error) {
  if (error instanceof ConfigurationInvalid || isOperatorError(error)) say(error.message);
  else console.error(error);
  process.exit(1);
}
