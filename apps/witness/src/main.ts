import { WitnessUnusable } from '@gongjian/audit-witness';
import { runUntilStopped } from '@gongjian/shared-service/process';
import { startWitness } from './start-witness.js';
import { readWitnessConfiguration } from './witness-configuration.js';

await runUntilStopped((say) => startWitness(readWitnessConfiguration(process.env), say), [WitnessUnusable]);
