import { readServiceConfiguration, runProcess, startService } from '@gongjian/shared-service';
import { plansService } from './plans.service.js';

await runProcess((say) => {
  const configuration = readServiceConfiguration('plans', process.env);
  return startService(plansService, configuration, say);
});
