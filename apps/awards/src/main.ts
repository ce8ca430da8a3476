import { readServiceConfiguration, runProcess, startService } from '@gongjian/shared-service';
import { awardsService } from './awards.service.js';

await runProcess((say) => {
  const configuration = readServiceConfiguration('awards', process.env);
  return startService(awardsService, configuration, say);
});
