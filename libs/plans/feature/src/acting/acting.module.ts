import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { EvidenceCodes } from '../evidence/evidence-codes.js';
import { PublishedProgrammes } from '../programmes/published-programmes.js';
import { DueRecount } from './due-recount.js';
import { RuleActor } from './rule-actor.js';
import { UnitActs } from './unit-acts.js';

/** By whom and by which rules the slices of the context act. */
@Module({
  imports: [RecordsModule],
  providers: [DueRecount, EvidenceCodes, PublishedProgrammes, RuleActor, UnitActs],
  exports: [DueRecount, EvidenceCodes, PublishedProgrammes, RuleActor, UnitActs],
})
export class ActingModule {}
