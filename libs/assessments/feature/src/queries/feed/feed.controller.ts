import { ContextFeed } from '@gongjian/shared-records';
import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

@ApiTags('对外事件 Feed')
@Controller('api/assessments/v1/feed')
export class AssessmentsFeedController extends ContextFeed {
  protected override readonly context = 'assessments';
}
