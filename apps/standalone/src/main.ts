import { PolicyUnusable } from '@gongjian/audit-feature';
import { EmbeddedPostgresError } from '@gongjian/shared-embedded-postgres';
import { runProcess } from '@gongjian/shared-service';
import { readConfiguration } from './configuration.js';
import { PortTaken, startStandalone } from './start-standalone.js';

await runProcess(
  (say) => startStandalone(readConfiguration(process.env), say),
  [EmbeddedPostgresError, PolicyUnusable, PortTaken],
);
