import { principalOf, type FastifyRequest } from '@gongjian/shared-http';
import { addDays, endOfLocalDate } from '@gongjian/shared-kernel';
import { readingWithin, type RecordsPeriod } from '@gongjian/shared-projections';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Seat } from './directory/directory.js';
import type { Principal } from './principal.js';

/** Requests by an auditor's seat read what was recorded in the seat's period, whatever they ask for. */
@Injectable()
export class SeatPeriod implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const principal = principalOf<Principal>(execution.switchToHttp().getRequest<FastifyRequest>());
    const seat = principal?.grants.find((grant) => grant.seat !== undefined)?.seat;
    if (seat === undefined) return next.handle();
    return new Observable((subscriber) => readingWithin(periodOf(seat), () => next.handle().subscribe(subscriber)));
  }
}

/** From the beginning of its first day to the end of its last. */
function periodOf({ records: { from, to } }: Seat): RecordsPeriod {
  return { from: endOfLocalDate(addDays(from, -1)), before: to === null ? null : endOfLocalDate(to) };
}
