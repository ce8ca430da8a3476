import { ReadinessCheck, type ReadinessState } from '@gongjian/shared-http';
import { ProjectionRunner } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';

/** The process takes traffic once its read models hold what was recorded before it started. */
@Injectable()
export class ReadersReadiness extends ReadinessCheck {
  override readonly name = 'readers';

  constructor(private readonly runner: ProjectionRunner) {
    super();
  }

  override check(): Promise<ReadinessState> {
    return this.runner.readiness();
  }
}
