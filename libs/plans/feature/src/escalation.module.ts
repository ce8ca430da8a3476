import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { DecideEscalationController } from './commands/decide-escalation/decide-escalation.controller.js';
import { DecideEscalationHandler } from './commands/decide-escalation/decide-escalation.handler.js';
import { DraftEscalationController } from './commands/draft-escalation/draft-escalation.controller.js';
import { DraftEscalationHandler } from './commands/draft-escalation/draft-escalation.handler.js';
import { DropEscalationController } from './commands/drop-escalation/drop-escalation.controller.js';
import { DropEscalationHandler } from './commands/drop-escalation/drop-escalation.handler.js';
import { ServeEscalationController } from './commands/serve-escalation/serve-escalation.controller.js';
import { ServeEscalationHandler } from './commands/serve-escalation/serve-escalation.handler.js';
import { StateEscalatedCaseController } from './commands/state-escalated-case/state-escalated-case.controller.js';
import { StateEscalatedCaseHandler } from './commands/state-escalated-case/state-escalated-case.handler.js';
import { TellEscalatedUnitController } from './commands/tell-escalated-unit/tell-escalated-unit.controller.js';
import { TellEscalatedUnitHandler } from './commands/tell-escalated-unit/tell-escalated-unit.handler.js';
import { EscalationStepDeadline } from './deadlines/escalation-step.deadline.js';
import { EscalationTargets } from './escalations/escalation-targets.js';
import { planFiles } from './files/plan-files.js';
import { EscalationController } from './queries/escalation/escalation.controller.js';
import { EscalationListController } from './queries/escalation-list/escalation-list.controller.js';
import { WhenOverdue } from './reactions/when-overdue/when-overdue.reaction.js';

/** What happens when something is overdue. */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    planFiles.module,
    ProjectionsModule.forFeature({
      context: 'plans',
      reactions: [WhenOverdue],
      deadlines: [EscalationStepDeadline],
    }),
  ],
  controllers: [
    EscalationListController,
    DecideEscalationController,
    DraftEscalationController,
    DropEscalationController,
    ServeEscalationController,
    StateEscalatedCaseController,
    TellEscalatedUnitController,
    EscalationController,
  ],
  providers: [
    DecideEscalationHandler,
    DraftEscalationHandler,
    DropEscalationHandler,
    ServeEscalationHandler,
    StateEscalatedCaseHandler,
    TellEscalatedUnitHandler,
    EscalationStepDeadline,
    EscalationTargets,
    WhenOverdue,
  ],
})
export class EscalationModule {}
