import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { AnswerSuggestionController } from './commands/answer-suggestion/answer-suggestion.controller.js';
import { AnswerSuggestionHandler } from './commands/answer-suggestion/answer-suggestion.handler.js';
import { FileSuggestionController } from './commands/file-suggestion/file-suggestion.controller.js';
import { FileSuggestionHandler } from './commands/file-suggestion/file-suggestion.handler.js';
import { WithdrawSuggestionController } from './commands/withdraw-suggestion/withdraw-suggestion.controller.js';
import { WithdrawSuggestionHandler } from './commands/withdraw-suggestion/withdraw-suggestion.handler.js';
import { SuggestionAnswerDeadline } from './deadlines/suggestion-answer.deadline.js';
import { SuggestionController } from './queries/suggestion/suggestion.controller.js';
import { SuggestionListController } from './queries/suggestion-list/suggestion-list.controller.js';
import { RecountSuggestions } from './reactions/recount-suggestions/recount-suggestions.reaction.js';
import { AnsweringOffices } from './suggestions/answering-offices.js';
import { SuggestionFilers } from './suggestions/suggestion-filers.js';

/** What those who do the work have to say about what is asked of them. */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    ProjectionsModule.forFeature({
      context: 'plans',
      reactions: [RecountSuggestions],
      deadlines: [SuggestionAnswerDeadline],
    }),
  ],
  controllers: [
    SuggestionListController,
    FileSuggestionController,
    AnswerSuggestionController,
    WithdrawSuggestionController,
    SuggestionController,
  ],
  providers: [
    FileSuggestionHandler,
    AnswerSuggestionHandler,
    WithdrawSuggestionHandler,
    AnsweringOffices,
    RecountSuggestions,
    SuggestionAnswerDeadline,
    SuggestionFilers,
  ],
})
export class SuggestionModule {}
