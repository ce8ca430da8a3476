import { PolicyUnusable } from '@gongjian/audit-feature';
import { readServiceConfiguration, runProcess, startService } from '@gongjian/shared-service';
import { readAuditSettings } from './audit-settings.js';
import { auditService } from './audit.service.js';

await runProcess(
  (say) => {
    const configuration = readServiceConfiguration('audit', process.env);
    return startService(auditService(readAuditSettings(process.env)), configuration, say);
  },
  [PolicyUnusable],
);
