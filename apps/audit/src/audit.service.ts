import { AuditModule, HistoriesModule } from '@gongjian/audit-feature';
import { StatesModule } from '@gongjian/audit-states';
import { deployedProjections, deployedRecoveries, deployedReproductions } from '@gongjian/deployment-migrations';
import type { ServiceDefinition } from '@gongjian/shared-service';
import type { ServiceSettings } from './audit-settings.js';

export function auditService(settings: ServiceSettings): ServiceDefinition {
  return {
    context: 'audit',
    imports: ({ platform }) => [
      AuditModule.around({ ...settings, master: platform.master }),
      StatesModule.around({ projections: deployedProjections('oneProcess') }),
      HistoriesModule.around({
        projections: deployedProjections('oneProcess'),
        reproductions: deployedReproductions(),
        recoveries: deployedRecoveries(),
      }),
    ],
  };
}
