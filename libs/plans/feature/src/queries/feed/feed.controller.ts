import { ContextFeed } from '@gongjian/shared-records';
import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

@ApiTags('对外事件 Feed')
@Controller('api/plans/v1/feed')
export class PlansFeedController extends ContextFeed {
  protected override readonly context = 'plans';
}
