import { runProcess } from '@gongjian/shared-service';
import { readGatewayConfiguration } from './gateway-configuration.js';
import { startGateway } from './start-gateway.js';

await runProcess(() => startGateway(readGatewayConfiguration(process.env)));
