import { readServiceConfiguration, runProcess, startService } from '@gongjian/shared-service';
import { assessmentsService } from './assessments.service.js';

await runProcess((say) => {
  const configuration = readServiceConfiguration('assessments', process.env);
  return startService(assessmentsService, configuration, say);
});
